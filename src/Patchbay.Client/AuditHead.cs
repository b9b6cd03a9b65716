using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Patchbay.Client;

/// <summary>A place in an audit log: everything up to it is fixed by its hash. Written <c>42:9f2c…</c>.</summary>
/// <param name="Sequence">0 before the first entry.</param>
/// <param name="Hash">SHA-256 in lower-case hex.</param>
public sealed record AuditHead(long Sequence, string Hash)
{
    private const int HashLength = 64;

    public static AuditHead Start { get; } = new(0, new string('0', HashLength));

    public static bool TryParse(string text, [NotNullWhen(true)] out AuditHead? head)
    {
        head =
            text.Split(':') is [var number, { Length: HashLength } hash]
            && long.TryParse(
                number,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var sequence
            )
            && hash.All(char.IsAsciiHexDigitLower)
                ? new AuditHead(sequence, hash)
                : null;
        return head is not null;
    }

    public override string ToString() => $"{Sequence}:{Hash}";
}
