using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>Lets in by API key, and says why not.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiKeyCheck check
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    private string? _refusal;
    private TimeSpan? _wait;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            check.Run(Context, out _refusal, out _wait)
                ? ApiKeyCheck.Known
                : AuthenticateResult.NoResult()
        );

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

    public static ApiError TooMany(TimeSpan wait) =>
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
}
