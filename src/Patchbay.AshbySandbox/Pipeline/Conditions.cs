using Patchbay.AshbySandbox.Contract;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>What must hold of a request before an endpoint sees it: its key, its method, its headers (section 1).</summary>
internal static class Conditions
{
    public static string? OnBehalfOf(HttpRequest request) =>
        request.Headers["X-On-Behalf-Of"].ToString() is { Length: > 0 } user ? user : null;

    /// <summary>Why the request is refused, in text; null when it is not. Only the first three statuses are known.</summary>
    public static (int Status, string Text)? Refusal(
        HttpRequest request,
        string? secret,
        SandboxKey? key,
        ContractEndpoint? endpoint
    )
    {
        if (secret is null)
            return (401, "Unauthorized: no API key was provided.");
        if (key is null)
            return (403, "Forbidden: the API key is not valid.");
        if (endpoint is null)
            return (404, "Not Found");
        var version = request.Headers["Ashby-Version"].ToString();
        if (version.Length > 0 && version != ResponseWriter.Version)
            return (
                400,
                $"The API version {version} is not supported. The active one is {ResponseWriter.Version}."
            );
        return OnBehalfOf(request) is not null && !key.MayActOnBehalf
            ? (403, "Forbidden: this API key may not act on behalf of a user.")
            : null;
    }
}
