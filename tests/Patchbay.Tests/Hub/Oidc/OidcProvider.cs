using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Patchbay.Tests.Hub.Oidc;

/// <summary>
/// An OpenID provider on a free port: discovery, keys, code flow with PKCE, user info. Whoever comes to its authorize
/// endpoint is signed in there at once as <see cref="User"/>. It holds the hub to the protocol and notes every fault.
/// </summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    public const string ClientId = "patchbay-tests";
    public const string ClientSecret = "s3cret-of-the-client-0123456789";

    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, OidcGrant> _grants = new();
    private readonly ConcurrentDictionary<string, OidcUser> _accessTokens = new();

    private OidcProvider(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public string Issuer => Address.AbsoluteUri.TrimEnd('/');

    public OidcUser User { get; set; } = new("subject-1", "ada@example.com");

    /// <summary>Makes the ID token wrong in some way.</summary>
    public Action<SecurityTokenDescriptor> Tamper { get; set; } = _ => { };

    /// <summary>Whether the e-mail address is told by the user info alone.</summary>
    public bool EmailByUserInfo { get; set; }

    /// <summary>Answered instead of a code.</summary>
    public string? Error { get; set; }

    /// <summary>The only address that codes are sent to.</summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>What the hub did against the protocol.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    public ConcurrentQueue<string> Codes { get; } = [];

    public static async Task<OidcProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new OidcProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", Discovery);
        _app.MapGet("/jwks", () => new { keys = new[] { PublicKey() } });
        _app.MapGet("/authorize", (HttpRequest request) => Authorize(request.Query));
        _app.MapPost("/token", async (HttpRequest request) => Token(await request.ReadFormAsync()));
        _app.MapGet("/userinfo", UserInfo);
    }

    private object Discovery() =>
        new
        {
            issuer = Issuer,
            authorization_endpoint = $"{Issuer}/authorize",
            token_endpoint = $"{Issuer}/token",
            userinfo_endpoint = $"{Issuer}/userinfo",
            jwks_uri = $"{Issuer}/jwks",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
            code_challenge_methods_supported = new[] { "S256" },
        };

    private object PublicKey()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            alg = "RS256",
            kid = "1",
            n = Base64UrlEncoder.Encode(key.Modulus),
            e = Base64UrlEncoder.Encode(key.Exponent),
        };
    }

    private IResult Authorize(IQueryCollection query)
    {
        Hold(query, "response_type", "code");
        Hold(query, "client_id", ClientId);
        Hold(query, "redirect_uri", RedirectUri?.AbsoluteUri);
        Hold(query, "code_challenge_method", "S256");
        foreach (var name in new[] { "code_challenge", "nonce", "state" })
            if (query[name].ToString().Length < 32)
                Faults.Enqueue($"{name} is missing or short");
        foreach (var scope in new[] { "openid", "email" })
            if (!query["scope"].ToString().Split(' ').Contains(scope))
                Faults.Enqueue($"the scope {scope} is not asked for");

        var state = Uri.EscapeDataString(query["state"]!);
        if (Error is not null)
            return Results.Redirect(
                $"{RedirectUri}?state={state}&error={Error}&error_description=internal%20words"
            );
        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        Codes.Enqueue(code);
        _grants[code] = new(query["code_challenge"]!, query["nonce"]!, User);
        return Results.Redirect($"{RedirectUri}?code={code}&state={state}");
    }

    private IResult Token(IFormCollection form)
    {
        Hold(form, "grant_type", "authorization_code");
        Hold(form, "redirect_uri", RedirectUri?.AbsoluteUri);
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        var challenge = Base64UrlEncoder.Encode(
            SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))
        );
        if (!_grants.TryRemove(form["code"]!, out var grant) || grant.Challenge != challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var access = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        _accessTokens[access] = grant.User;
        return Results.Json(
            new
            {
                access_token = access,
                token_type = "Bearer",
                expires_in = 60,
                id_token = IdToken(grant),
            }
        );
    }

    private string IdToken(OidcGrant grant)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = EmailByUserInfo
            ? new Dictionary<string, object> { ["sub"] = grant.User.Subject }
            : grant.User.Claims();
        claims["nonce"] = grant.Nonce;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = ClientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = claims,
            SigningCredentials = Sign(_key),
        };
        Tamper(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            token
        );
    }

    /// <summary>Signs under the name of the key that the provider publishes.</summary>
    public static SigningCredentials Sign(RSA key) =>
        new(
            new RsaSecurityKey(key)
            {
                KeyId = "1",
                // Else a factory of the whole process gives out signers of keys that are gone.
                CryptoProviderFactory = new() { CacheSignatureProviders = false },
            },
            SecurityAlgorithms.RsaSha256
        );

    private IResult UserInfo(HttpRequest request) =>
        _accessTokens.TryGetValue(
            request
                .Headers.Authorization.ToString()
                .Replace("Bearer ", "", StringComparison.Ordinal),
            out var user
        )
            ? Results.Json(user.Claims())
            : Results.Unauthorized();

    private void Hold(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> given,
        string name,
        string? expected
    )
    {
        var value = given.FirstOrDefault(one => one.Key == name).Value.ToString();
        if (value != expected)
            Faults.Enqueue($"{name} is {value}, not {expected}");
    }
}

internal sealed record OidcGrant(string Challenge, string Nonce, OidcUser User);
