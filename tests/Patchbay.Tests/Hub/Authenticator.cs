using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Patchbay.Tests.Hub;

/// <summary>A passkey as a phone would hold it: WebAuthn level 3, ES256, attestation "none".</summary>
internal sealed class Authenticator(Uri origin)
{
    private const byte UserPresentAndVerified = 0x05;
    private const byte HasCredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _userHandle = "";
    private uint _signatures;

    /// <summary>What navigator.credentials.create(…).toJSON() gives.</summary>
    public string Create(JsonElement options)
    {
        _userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var rp = options.GetProperty("rp").GetProperty("id").GetString()!;
        var point = _key.ExportParameters(false).Q;
        // COSE: EC2, ES256, P-256, x, y.
        byte[] publicKey =
        [
            0xA5,
            0x01,
            0x02,
            0x03,
            0x26,
            0x20,
            0x01,
            0x21,
            0x58,
            0x20,
            .. point.X!,
            0x22,
            0x58,
            0x20,
            .. point.Y!,
        ];
        byte[] data =
        [
            .. Head(rp, UserPresentAndVerified | HasCredential),
            .. new byte[16],
            0,
            (byte)_id.Length,
            .. _id,
            .. publicKey,
        ];
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}.
        byte[] attestation =
        [
            0xA3,
            0x63,
            .. "fmt"u8,
            0x64,
            .. "none"u8,
            0x67,
            .. "attStmt"u8,
            0xA0,
            0x68,
            .. "authData"u8,
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Credential(
            $$"""
            "clientDataJSON":"{{Encode(ClientData("webauthn.create", options))}}",
            "attestationObject":"{{Encode(attestation)}}","transports":["internal"]
            """
        );
    }

    /// <summary>What navigator.credentials.get(…).toJSON() gives.</summary>
    public string Sign(JsonElement options, bool wrongly = false)
    {
        _signatures++;
        var data = Head(options.GetProperty("rpId").GetString()!, UserPresentAndVerified);
        var clientData = ClientData("webauthn.get", options);
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(clientData)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        if (wrongly)
            signature = _key.SignData(
                "something else"u8,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
        return Credential(
            $$"""
            "clientDataJSON":"{{Encode(clientData)}}","authenticatorData":"{{Encode(data)}}",
            "signature":"{{Encode(signature)}}","userHandle":"{{_userHandle}}"
            """
        );
    }

    private byte[] Head(string rp, int flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, _signatures);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(rp)), (byte)flags, .. count];
    }

    private byte[] ClientData(string type, JsonElement options) =>
        Encoding.UTF8.GetBytes(
            $$"""{"type":"{{type}}","challenge":"{{options.GetProperty("challenge").GetString()}}","origin":"{{origin.GetLeftPart(UriPartial.Authority)}}","crossOrigin":false}"""
        );

    private string Credential(string response) =>
        $$"""
            {"id":"{{Encode(_id)}}","rawId":"{{Encode(
                _id
            )}}","type":"public-key","authenticatorAttachment":"platform",
             "clientExtensionResults":{},"response":{ {{response}} } }
            """;

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
