using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication;

namespace Patchbay.Hub.Access;

/// <summary>Reads the API key: as user name of HTTP Basic with an empty password, or as Bearer.</summary>
internal sealed class ApiKeyCheck(ApiKeys keys, ApiKeyLimit limit)
{
    /// <summary>One for all: whose key it is, <see cref="Caller"/> says.</summary>
    public static readonly AuthenticateResult Known = AuthenticateResult.Success(
        new(
            new ClaimsPrincipal(new ClaimsIdentity(ApiKeyHandler.SchemeName)),
            ApiKeyHandler.SchemeName
        )
    );

    /// <summary>Whether the request's key opens anything now.</summary>
    /// <param name="refusal">Why a key that is known opens nothing.</param>
    /// <param name="wait">Set when the key made too many requests.</param>
    public bool Run(HttpContext http, out string? refusal, out TimeSpan? wait)
    {
        refusal = null;
        wait = null;
        if (
            Read(http.Request) is not { } key
            || keys.Authenticate(key, out refusal) is not { } caller
        )
            return false;
        http.Features.Set(caller);
        wait = limit.Take(caller);
        if (wait is not null)
            return false;
        // Answers hold a customer's data: no cache on the way may keep them.
        http.Response.Headers.CacheControl = "no-store";
        return true;
    }

    private static string? Read(HttpRequest request)
    {
        if (
            !AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || header.Parameter is not { Length: > 0 and < 1024 } parameter
        )
            return null;
        if (header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return parameter;
        if (!header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair.EndsWith(':') ? pair[..^1] : null;
    }
}
