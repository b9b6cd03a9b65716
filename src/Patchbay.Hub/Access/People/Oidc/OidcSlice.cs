using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Patchbay.Hub.Access.People.Oidc;

/// <summary>Sign-in by OpenID Connect. Where it is not configured there is nothing of it, no route either.</summary>
internal static class OidcSlice
{
    public const string Scheme = "oidc";
    public const string BeginPath = "/sign-in/oidc";
    public const string CallbackPath = "/sign-in/oidc/callback";

    public static void AddOidc(this WebApplicationBuilder builder, CookieSecurePolicy secure)
    {
        if (OidcSettings.Read(builder.Configuration) is not { } settings)
            return;
        builder.Services.AddSingleton(settings);
        builder.Services.AddScoped<OidcPeople>();
        builder.Services.AddScoped<OidcRefusals>();
        builder
            .Services.AddAuthentication()
            .AddOpenIdConnect(Scheme, oidc => Configure(oidc, settings, secure));
    }

    /// <param name="open">The routes that need no sign-in, and of which an address has only so many a minute.</param>
    public static void MapOidc(this RouteGroupBuilder open, IServiceProvider services)
    {
        if (services.GetService<OidcSettings>() is null)
            return;
        open.MapGet(BeginPath, BeginOidc.HandleAsync);
        // The framework answers it, whatever the method, before its endpoint would: it is mapped for the group's limit.
        open.Map(CallbackPath, () => TypedResults.Redirect("/sign-in"));
    }

    private static void Configure(
        OpenIdConnectOptions oidc,
        OidcSettings settings,
        CookieSecurePolicy secure
    )
    {
        oidc.Authority = settings.Authority.AbsoluteUri;
        oidc.RequireHttpsMetadata = !settings.Authority.IsLoopback;
        oidc.ClientId = settings.ClientId;
        oidc.ClientSecret = settings.ClientSecret;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.UsePkce = true;
        oidc.Scope.Add("email");
        oidc.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);

        // Never signed in to: the events sign in with the hub's own cookie.
        oidc.SignInScheme = IdentityConstants.ExternalScheme;
        oidc.Events = new OidcEvents();
        oidc.CallbackPath = CallbackPath;
        oidc.RemoteSignOutPath = default;
        oidc.SignedOutCallbackPath = default;

        // The way back is a link and not a form, so that cookies for this site alone come along.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = secure;
        }

        // Some providers tell the e-mail address only when asked once more.
        oidc.GetClaimsFromUserInfoEndpoint = true;
        oidc.MapInboundClaims = false;
        oidc.ClaimActions.Remove(OidcIdentity.IssuerClaim);
        oidc.ClaimActions.MapUniqueJsonKey(OidcIdentity.VerifiedClaim, OidcIdentity.VerifiedClaim);

        oidc.DisableTelemetry = true;
        oidc.BackchannelTimeout = TimeSpan.FromSeconds(15);
        oidc.BackchannelHttpHandler = new SocketsHttpHandler
        {
            // A followed redirect would carry the client's secret along.
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
    }
}
