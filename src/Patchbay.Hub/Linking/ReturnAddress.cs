using Microsoft.AspNetCore.WebUtilities;

namespace Patchbay.Hub.Linking;

/// <summary>Where the link's page leads back to. Only whoever made the session can name it.</summary>
internal static class ReturnAddress
{
    private const int Longest = 2000;

    /// <summary>Null when nothing speaks against it.</summary>
    public static string? Fault(string? text)
    {
        if (text is null)
            return null;
        if (text.Length > Longest || !Uri.TryCreate(text, UriKind.Absolute, out var url))
            return "must be an address such as https://app.example.com/settings";
        var safe =
            url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);
        if (!safe)
            return "must begin with https://, or with http:// on this machine";
        return url.UserInfo.Length > 0 ? "must not hold a user name or password" : null;
    }

    /// <param name="status"><c>linked</c> or <c>cancelled</c>.</param>
    public static string With(string returnUrl, string status, string? accountId) =>
        QueryHelpers.AddQueryString(
            returnUrl,
            new Dictionary<string, string?> { ["status"] = status, ["account_id"] = accountId }
        );
}
