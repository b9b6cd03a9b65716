using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Patchbay.AshbySandbox.Company;

internal readonly record struct FileReference(string Type, Guid FileId, Guid OwnerId);

/// <summary>The opaque handles by which Ashby names files: unpadded base64 of JSON that carries its own signature.</summary>
internal sealed class FileHandles(int seed)
{
    private readonly byte[] _key = DeriveKey(seed);

    public string Create(string type, Guid fileId, Guid ownerId)
    {
        var file = $$"""{"type":"{{type}}","fileId":"{{fileId:D}}","ownerId":"{{ownerId:D}}"}""";
        var json = $$"""{"handle":{{file}},"signature":"{{Sign(file)}}","version":"1"}""";
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=');
    }

    /// <summary>False for anything that this organisation's key did not sign, letter for letter.</summary>
    public bool TryRead(string handle, out FileReference file)
    {
        file = default;
        try
        {
            var padded = handle.PadRight((handle.Length + 3) / 4 * 4, '=');
            using var document = JsonDocument.Parse(Convert.FromBase64String(padded));
            var inner = document.RootElement.GetProperty("handle");
            var signed = Encoding.UTF8.GetBytes(Sign(inner.GetRawText()));
            var given = Encoding.UTF8.GetBytes(
                document.RootElement.GetProperty("signature").GetString() ?? ""
            );
            if (!CryptographicOperations.FixedTimeEquals(signed, given))
            {
                return false;
            }
            file = new FileReference(
                inner.GetProperty("type").GetString()!,
                inner.GetProperty("fileId").GetGuid(),
                inner.GetProperty("ownerId").GetGuid()
            );
            return true;
        }
        catch (Exception exception)
            when (exception
                    is FormatException
                        or JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
            )
        {
            return false;
        }
    }

    private string Sign(string file) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(file)));

    private static byte[] DeriveKey(int seed)
    {
        Span<byte> salt = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(salt, seed);
        return HMACSHA256.HashData(salt, "file handles"u8);
    }
}
