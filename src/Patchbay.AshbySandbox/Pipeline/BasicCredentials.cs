using System.Text;
using Microsoft.Net.Http.Headers;

namespace Patchbay.AshbySandbox.Pipeline;

internal static class BasicCredentials
{
    /// <summary>The API key of a Basic header: the user name, with an empty password (section 1). Null without one.</summary>
    public static string? KeyOf(HttpRequest request)
    {
        string? header = request.Headers[HeaderNames.Authorization];
        if (header is null || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header["Basic ".Length..].Trim(), bytes, out var length))
            return "";
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || colon < pair.Length - 1 ? "" : pair[..colon];
    }
}
