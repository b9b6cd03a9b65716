using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>Reads the API key: as user name of HTTP Basic with an empty password, or as Bearer.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiKeys keys,
    ApiKeyLimit limit
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    private string? _refusal;
    private TimeSpan? _wait;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ReadKey() is not { } key || keys.Authenticate(key, out _refusal) is not { } caller)
            return Task.FromResult(AuthenticateResult.NoResult());
        Context.Features.Set(caller);
        _wait = limit.Take(caller);
        if (_wait is not null)
            return Task.FromResult(AuthenticateResult.NoResult());
        // Answers hold a customer's data: no cache on the way may keep them.
        Response.Headers.CacheControl = "no-store";
        var person = new ClaimsPrincipal(new ClaimsIdentity(SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new(person, SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_wait is { } wait)
            return RefuseAsync(TooMany(wait));
        Response.Headers.WWWAuthenticate = "Basic realm=\"Patchbay\", charset=\"UTF-8\"";
        return new ApiError(
            StatusCodes.Status401Unauthorized,
            "unauthorized",
            Request.Headers.Authorization.Count == 0
                ? "This needs an API key."
                : _refusal ?? "The API key is not known."
        )
        {
            Remedy =
                "Send it as the user name of HTTP Basic with an empty password (curl -u \"$PATCHBAY_KEY:\"), or as Bearer. "
                + "Starting the hub with --new-key makes and prints one.",
        }.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>();
        return RefuseAsync(ScopeRule.Missing(needed?.Scope ?? KeyScopes.None));
    }

    private Task RefuseAsync(ApiError refusal)
    {
        Context.Features.Set(new RefusedKey(refusal.Code));
        return refusal.ExecuteAsync(Context);
    }

    private static ApiError TooMany(TimeSpan wait) =>
        new(
            StatusCodes.Status429TooManyRequests,
            "too_many_requests",
            "The API key made more requests within a minute than one key may."
        )
        {
            Remedy = $"Wait as long as Retry-After says. {ApiKeyLimit.Setting} sets the limit.",
            Retryable = true,
            RetryAfter = wait,
        };

    private string? ReadKey()
    {
        if (
            !AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
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
