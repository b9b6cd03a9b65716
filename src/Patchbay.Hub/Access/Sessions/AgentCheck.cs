using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.Sessions;

/// <summary>Reads an agent session's token, which stands in the address: for clients that take an address and nothing else.</summary>
internal sealed class AgentCheck(AgentSessions sessions, ApiKeyLimit limit)
{
    public const string Parameter = "token";

    /// <summary>Whether the request comes with a token; else it may come with an API key.</summary>
    public static bool Applies(HttpContext http) => http.Request.Query.ContainsKey(Parameter);

    /// <param name="refusal">Why the token does not open the route.</param>
    public bool Run(HttpContext http, out ApiError? refusal)
    {
        refusal = AgentSessionErrors.Unknown;
        var token = http.Request.Query[Parameter];
        if (token is not [{ Length: > 0 and <= AgentToken.MaxLength } text])
            return false;
        if (sessions.Authenticate(text, out refusal) is not { } caller)
            return false;
        http.Features.Set(caller);
        if (limit.Take(caller) is { } wait)
        {
            refusal = ApiKeyHandler.TooMany(wait);
            return false;
        }
        http.Response.Headers.CacheControl = "no-store";
        return true;
    }
}
