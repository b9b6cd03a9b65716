using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Patchbay.Engine.Schemas;

/// <summary>Absolute URIs of RFC 3986, more exact than System.Uri, which repairs what it is given.</summary>
internal static class UriFormat
{
    private const string Unreserved =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    private const string SubDelimiters = "!$&'()*+,;=";
    private static readonly SearchValues<byte> Path = Bytes(Unreserved + SubDelimiters + ":@/%");
    private static readonly SearchValues<byte> QueryOrFragment = Bytes(
        Unreserved + SubDelimiters + ":@/?%"
    );
    private static readonly SearchValues<byte> Name = Bytes(Unreserved + SubDelimiters + "%");
    private static readonly SearchValues<byte> User = Bytes(Unreserved + SubDelimiters + ":%");

    public static bool IsUri(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon < 1 || !IsScheme(text[..colon]) || !EscapesAreWhole(text))
            return false;
        var rest = text[(colon + 1)..];
        return Cut(ref rest, '#', QueryOrFragment)
            && Cut(ref rest, '?', QueryOrFragment)
            && IsHierarchy(rest);
    }

    private static bool IsScheme(ReadOnlySpan<byte> text)
    {
        if (!char.IsAsciiLetter((char)text[0]))
            return false;
        foreach (var b in text)
        {
            if (
                !char.IsAsciiLetterOrDigit((char)b)
                && b is not ((byte)'+' or (byte)'-' or (byte)'.')
            )
                return false;
        }
        return true;
    }

    /// <summary>Takes the part after the separator off the end, and checks it.</summary>
    private static bool Cut(ref ReadOnlySpan<byte> text, char separator, SearchValues<byte> allowed)
    {
        var at = text.IndexOf((byte)separator);
        if (at < 0)
            return true;
        var part = text[(at + 1)..];
        text = text[..at];
        return !part.ContainsAnyExcept(allowed);
    }

    private static bool IsHierarchy(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("//"u8))
            return !text.ContainsAnyExcept(Path);
        text = text[2..];
        var slash = text.IndexOf((byte)'/');
        var authority = slash < 0 ? text : text[..slash];
        return IsAuthority(authority) && (slash < 0 || !text[slash..].ContainsAnyExcept(Path));
    }

    private static bool IsAuthority(ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf((byte)'@');
        if (at >= 0 && text[..at].ContainsAnyExcept(User))
            return false;
        var host = text[(at + 1)..];
        var hostEnd = host.StartsWith("["u8)
            ? host.IndexOf((byte)']') + 1
            : host.IndexOf((byte)':');
        if (hostEnd < 0)
            hostEnd = host.Length;
        var port = host[hostEnd..];
        if (
            !port.IsEmpty
            && (port[0] != ':' || port[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        )
            return false;
        host = host[..hostEnd];
        return host.StartsWith("["u8)
            ? IsAddress(Encoding.ASCII.GetString(host[1..^1]))
            : !host.ContainsAnyExcept(Name);
    }

    private static bool IsAddress(string text) =>
        text.StartsWith('v')
        || (
            !text.Contains('%')
            && IPAddress.TryParse(text, out var address)
            && address.AddressFamily == AddressFamily.InterNetworkV6
            && !HasLeadingZero(text)
        );

    // "::ffff:01.2.3.4": System.Net lets octets with a leading zero pass, RFC 3986 does not.
    private static bool HasLeadingZero(string text) =>
        text.Contains('.')
        && text[(text.LastIndexOf(':') + 1)..]
            .Split('.')
            .Any(octet => octet.Length > 1 && octet[0] == '0');

    private static bool EscapesAreWhole(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'%'); at >= 0; at = text.IndexOf((byte)'%'))
        {
            if (
                at + 2 >= text.Length
                || !char.IsAsciiHexDigit((char)text[at + 1])
                || !char.IsAsciiHexDigit((char)text[at + 2])
            )
                return false;
            text = text[(at + 3)..];
        }
        return true;
    }

    private static SearchValues<byte> Bytes(string text) =>
        SearchValues.Create(Encoding.ASCII.GetBytes(text));
}
