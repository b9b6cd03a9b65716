using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions;

/// <summary>
/// Where a proxy call goes: below the provider's own address and nowhere else, for the account's key goes along. What is
/// written in a way that two readers could understand differently is refused, not repaired.
/// </summary>
internal static class ProxyTarget
{
    private const int MaxLength = 4_000;

    /// <param name="url">The provider's address, whole or its beginning, or a path.</param>
    /// <param name="path">What follows it.</param>
    public static ApiError? Resolve(Uri baseUrl, string? url, string? path, out Uri? target)
    {
        target = null;
        if (string.IsNullOrEmpty(url) && string.IsNullOrEmpty(path))
            return Refuse("$.path", "url or path is required");
        foreach (var (text, at) in new[] { (url, "$.url"), (path, "$.path") })
            if (text is not null && Fault(text) is { } fault)
                return Refuse(at, fault);

        var root = baseUrl.AbsoluteUri.TrimEnd('/');
        var (start, startFault) = Below(root, url ?? "");
        if (startFault is not null)
            return Refuse("$.url", startFault);
        var whole = Join(start, path);
        var pathPart = whole[root.Length..].Split('?')[0];
        if (PathFault(pathPart) is { } pathFault)
            return Refuse(url is null ? "$.path" : "$.url", pathFault);
        // Read once more by the one who sends it, so that nothing above has to be trusted alone.
        if (
            !Uri.TryCreate(whole, UriKind.Absolute, out var read)
            || !IsSameOrigin(read, baseUrl)
            || !read.AbsolutePath.StartsWith(baseUrl.AbsolutePath, StringComparison.Ordinal)
        )
            return Refuse("$.url", "is not below the provider's own address");
        target = read;
        return null;
    }

    /// <summary>What is left of an address after the provider's own; an address of anybody else is a fault.</summary>
    private static (string Start, string? Fault) Below(string root, string url)
    {
        if (!url.Contains("://", StringComparison.Ordinal))
            return url.StartsWith("//", StringComparison.Ordinal)
                ? ("", "names another host")
                : (Join(root, url), null);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var given))
            return ("", "is not an address");
        if (given.UserInfo.Length > 0 || !IsSameOrigin(given, new Uri(root)))
            return ("", $"must be below {root}");
        var hostOnwards = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var afterHost = hostOnwards.AsSpan().IndexOfAny('/', '?');
        var rest = afterHost < 0 ? "" : hostOnwards[afterHost..];
        var rootPath = new Uri(root).AbsolutePath.TrimEnd('/');
        return
            rest.StartsWith(rootPath, StringComparison.Ordinal)
            && (rest.Length == rootPath.Length || rest[rootPath.Length] is '/' or '?')
            ? (root + rest[rootPath.Length..], null)
            : ("", $"must be below {root}");
    }

    private static string Join(string start, string? path) =>
        string.IsNullOrEmpty(path) ? start
        : path[0] is '/' or '?' ? start.TrimEnd('/') + path
        : $"{start.TrimEnd('/')}/{path}";

    private static bool IsSameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme
        && one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase)
        && one.Port == other.Port
        && one.UserInfo.Length == 0;

    private static string? Fault(string text)
    {
        if (text.Length > MaxLength)
            return $"is longer than {MaxLength} characters";
        if (text.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            return "has a space or a character that must be percent-encoded";
        return text.AsSpan().IndexOfAny('\\', '#') >= 0 ? "must not have a backslash or #" : null;
    }

    private static string? PathFault(string path)
    {
        if (path.Contains('@'))
            return "must not have an @";
        foreach (var raw in path.TrimStart('/').Split('/'))
        {
            // Decoded until nothing changes: a provider behind a proxy may be decoded to more than once.
            var segment = raw;
            for (
                var decoded = Uri.UnescapeDataString(segment);
                decoded != segment;
                decoded = Uri.UnescapeDataString(segment)
            )
                segment = decoded;
            if (segment is "." or ".." || segment.StartsWith("..;", StringComparison.Ordinal))
                return "must not have dot segments";
            if (segment.AsSpan().IndexOfAny("/\\") >= 0 || segment.Any(char.IsControl))
                return "must not have an encoded slash, backslash or control character";
        }
        return path.Contains("//", StringComparison.Ordinal) ? "must not have empty parts" : null;
    }

    private static ApiError Refuse(string at, string what) =>
        ApiError.Invalid($"{at[2..]}: {what}.", new ApiFault(at, what)) with
        {
            Code = "proxy_target_refused",
        };
}
