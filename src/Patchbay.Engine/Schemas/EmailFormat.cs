using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Patchbay.Engine.Schemas;

/// <summary>Mailboxes of RFC 5321: a dotted or quoted local part, a domain or an address literal.</summary>
internal static class EmailFormat
{
    private static readonly SearchValues<byte> AtomBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~"u8
    );
    private static readonly SearchValues<byte> LabelBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"u8
    );

    public static bool IsEmail(ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf((byte)'@');
        return at > 0 && IsLocalPart(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    private static bool IsLocalPart(ReadOnlySpan<byte> text) =>
        text[0] == '"' ? IsQuoted(text) : AllParts(text, AtomBytes, out _);

    private static bool IsQuoted(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[^1] != '"')
            return false;
        var inner = text[1..^1];
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] == '\\' && ++i == inner.Length)
                return false;
            if (
                inner[i] is < 0x20 or > 0x7E
                || (inner[i] == '"' && (i == 0 || inner[i - 1] != '\\'))
            )
                return false;
        }
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return false;
        if (text[0] == '[')
            return text[^1] == ']' && IsAddress(Encoding.ASCII.GetString(text[1..^1]));
        return AllParts(text, LabelBytes, out var hyphenAtEdge) && !hyphenAtEdge;
    }

    private static bool IsAddress(string text) =>
        text.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase)
            ? IPAddress.TryParse(text[5..], out var six)
                && six.AddressFamily == AddressFamily.InterNetworkV6
            : text.Count(c => c == '.') == 3
                && IPAddress.TryParse(text, out var four)
                && four.AddressFamily == AddressFamily.InterNetwork;

    private static bool AllParts(
        ReadOnlySpan<byte> text,
        SearchValues<byte> allowed,
        out bool hyphenAtEdge
    )
    {
        hyphenAtEdge = false;
        while (true)
        {
            var dot = text.IndexOf((byte)'.');
            var part = dot < 0 ? text : text[..dot];
            if (part.IsEmpty || part.ContainsAnyExcept(allowed))
                return false;
            hyphenAtEdge |= part[0] == '-' || part[^1] == '-';
            if (dot < 0)
                return true;
            text = text[(dot + 1)..];
        }
    }
}
