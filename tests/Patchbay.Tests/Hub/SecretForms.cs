using System.Runtime.InteropServices;
using System.Text;

namespace Patchbay.Tests.Hub;

/// <summary>
/// The byte sequences by which a secret is found: either half of it, so that one that was cut is found too; as it is, in
/// base64, as HTTP Basic has it, in an address, in JSON; in UTF-8 and UTF-16.
/// </summary>
internal sealed class SecretForms
{
    private readonly byte[][] _forms;

    public SecretForms(string secret)
    {
        Secret = secret;
        _forms = new[]
        {
            secret,
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret + ":")),
            Uri.EscapeDataString(secret),
            System.Text.Json.JsonSerializer.Serialize(secret).Trim('"'),
        }
            .SelectMany(form => new[] { form[..(form.Length / 2)], form[(form.Length / 2)..] })
            .Distinct()
            .SelectMany(half =>
                new[] { Encoding.UTF8.GetBytes(half), Encoding.Unicode.GetBytes(half) }
            )
            .ToArray();
    }

    public string Secret { get; }

    /// <param name="text">A string, characters or bytes.</param>
    public bool StandIn(object text) =>
        text switch
        {
            string one => StandIn(MemoryMarshal.AsBytes(one.AsSpan())),
            char[] characters => StandIn(MemoryMarshal.AsBytes(characters.AsSpan())),
            byte[] bytes => StandIn(bytes.AsSpan()),
            _ => false,
        };

    private bool StandIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var form in _forms)
            if (bytes.IndexOf(form) >= 0)
                return true;
        return false;
    }

    public override string ToString() => Secret;
}
