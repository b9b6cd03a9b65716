using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Patchbay.Tests.Hub.Oidc;

/// <summary>What of a provider's answer is not taken: nobody is let in, and it is recorded.</summary>
public sealed class OidcTrustTests : IAsyncLifetime
{
    private readonly OidcWorld _world = new();
    private readonly RSA _otherKey = RSA.Create(2048);
    private readonly Dictionary<string, Action<SecurityTokenDescriptor>> _wrongTokens;

    public OidcTrustTests() =>
        _wrongTokens = new()
        {
            ["another nonce"] = token => token.Claims["nonce"] += "x",
            ["no nonce"] = token => token.Claims.Remove("nonce"),
            ["no subject"] = token => token.Claims.Remove("sub"),
            ["another audience"] = token => token.Audience = "another-client",
            ["another issuer"] = token => token.Issuer = "https://elsewhere.example",
            ["expired"] = token => Move(token, -1),
            ["not yet good"] = token => Move(token, 1),
            ["another key"] = token => token.SigningCredentials = OidcProvider.Sign(_otherKey),
            ["the secret as key"] = token => token.SigningCredentials = SignWithSecret(),
            ["unsigned"] = token => token.SigningCredentials = null,
        };

    private TestHub Hub => _world.Hub;

    private OidcProvider Provider => _world.Provider;

    public async ValueTask InitializeAsync()
    {
        await _world.InitializeAsync();
        await _world.InviteAsync("ada@example.com");
    }

    public ValueTask DisposeAsync()
    {
        _otherKey.Dispose();
        return _world.DisposeAsync();
    }

    [Fact]
    public async Task A_token_that_is_wrong_lets_nobody_in()
    {
        await Assert.AllAsync(
            _wrongTokens,
            async wrong =>
            {
                Provider.Tamper = wrong.Value;
                var browser = new Browser(Hub);
                var answer = await _world.SignInAsync(browser);
                await _world.RefusedAsync(browser, answer, "answer_not_trusted");
            }
        );
        Assert.Empty(await _world.PeopleAsync());

        Provider.Tamper = _ => { };
        var last = new Browser(Hub);
        await _world.SignInAsync(last);
        Assert.NotNull(await last.AccountAsync());
    }

    [Fact]
    public async Task A_state_that_is_wrong_or_missing_lets_nobody_in()
    {
        var browser = new Browser(Hub);
        var back = await _world.GoAsync(browser);
        foreach (var wrong in new[] { back[..^8] + "AAAAAAAA", back[..back.IndexOf('&')] })
            await _world.RefusedAsync(
                browser,
                await browser.SendAsync("GET", wrong),
                "not_begun_here"
            );
    }

    [Fact]
    public async Task A_sign_in_that_was_begun_in_another_browser_lets_nobody_in()
    {
        var back = await _world.GoAsync(new Browser(Hub));
        var victim = new Browser(Hub);
        await _world.RefusedAsync(victim, await victim.SendAsync("GET", back), "not_begun_here");

        await _world.GoAsync(victim);
        await _world.RefusedAsync(victim, await victim.SendAsync("GET", back), "not_begun_here");
    }

    [Fact]
    public async Task A_way_back_is_good_once()
    {
        var browser = new Browser(Hub);
        var back = await _world.GoAsync(browser);
        await browser.SendAsync("GET", back);
        Assert.NotNull(await browser.AccountAsync());
        await browser.SendAsync("POST", "/sign-out");
        await _world.RefusedAsync(browser, await browser.SendAsync("GET", back), "not_begun_here");
    }

    [Fact]
    public async Task The_code_of_another_sign_in_is_refused()
    {
        var (victim, other) = (new Browser(Hub), new Browser(Hub));
        var stolen = await _world.GoAsync(victim);
        var own = await _world.GoAsync(other);
        var mixed = stolen[..stolen.IndexOf('&')] + own[own.IndexOf('&')..];
        await _world.RefusedAsync(other, await other.SendAsync("GET", mixed), "provider_refused");
    }

    [Fact]
    public async Task A_form_in_place_of_a_link_back_lets_nobody_in()
    {
        var browser = new Browser(Hub);
        await _world.GoAsync(browser);
        await _world.RefusedAsync(
            browser,
            await browser.SendAsync("POST", "/sign-in/oidc/callback", "{}"),
            "not_begun_here"
        );
    }

    [Fact]
    public async Task An_error_of_the_provider_is_told_without_its_details()
    {
        foreach (var error in new[] { "access_denied", "server_error" })
        {
            Provider.Error = error;
            var browser = new Browser(Hub);
            var answer = await _world.SignInAsync(browser);
            await _world.RefusedAsync(browser, answer, "provider_refused");
        }
    }

    [Fact]
    public async Task A_wrong_client_secret_is_the_provider_s_to_refuse()
    {
        await Hub.StopAsync();
        Hub.Settings["PATCHBAY_OIDC_CLIENT_SECRET"] = "another";
        await _world.StartHubAsync();
        var browser = new Browser(Hub);
        await _world.RefusedAsync(browser, await _world.SignInAsync(browser), "provider_refused");
        Assert.Contains(
            Hub.Log.Lines,
            line => line.Contains("invalid_client", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_told_and_stops_nothing_else()
    {
        await Provider.DisposeAsync();
        var browser = new Browser(Hub);
        await _world.RefusedAsync(
            browser,
            await browser.SendAsync("GET", "/sign-in/oidc"),
            "provider_unreachable"
        );
        (await Hub.CallAsync("GET", "/accounts")).IsOk();
    }

    [Fact]
    public async Task Cookies_of_the_way_are_for_this_site_over_tls_and_out_of_reach_of_scripts()
    {
        var browser = new Browser(Hub);
        await _world.GoAsync(browser);
        var cookies = browser.Attributes.Where(cookie => !cookie.Key.Contains("Identity")).ToList();
        Assert.Equal(2, cookies.Count);
        foreach (var (name, attributes) in cookies)
        {
            Assert.Matches("Correlation|Nonce", name);
            Assert.Contains("secure", attributes);
            Assert.Contains("httponly", attributes);
            Assert.Contains("samesite=lax", attributes);
            Assert.Contains("path=/sign-in/oidc/callback", attributes);
        }
    }

    [Fact]
    public async Task Development_works_without_tls()
    {
        await Hub.StopAsync();
        await _world.StartHubAsync("Development");
        var browser = new Browser(Hub);
        await _world.SignInAsync(browser);
        Assert.NotNull(await browser.AccountAsync());
        Assert.DoesNotContain(browser.Attributes.Values, cookie => cookie.Contains("secure"));
    }

    [Fact]
    public async Task Ways_back_that_nobody_asked_for_are_held_back_whatever_their_method()
    {
        Answer answer;
        var count = 0;
        do answer = await new Browser(Hub).SendAsync(
            count % 2 == 0 ? "GET" : "POST",
            "/sign-in/oidc/callback?state=x"
        );
        while ((int)answer.Status == 302 && ++count < 100);
        answer.IsError(429, "too_many_attempts");
        Assert.Equal(60, count);
    }

    [Fact]
    public async Task No_secret_of_a_sign_in_is_logged()
    {
        var browser = new Browser(Hub);
        await _world.SignInAsync(browser);
        Assert.NotNull(await browser.AccountAsync());
        Assert.DoesNotContain(OidcProvider.ClientSecret, Hub.Log.All);
        Assert.DoesNotContain(Assert.Single(Provider.Codes), Hub.Log.All);
        Assert.DoesNotContain("ada@example.com", string.Join('\n', await _world.AuditAsync()));
    }

    private static SigningCredentials SignWithSecret() =>
        new(
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes(OidcProvider.ClientSecret))
            {
                KeyId = "1",
            },
            SecurityAlgorithms.HmacSha256
        );

    private static void Move(SecurityTokenDescriptor token, int hours)
    {
        token.NotBefore = token.NotBefore?.AddHours(hours);
        token.Expires = token.Expires?.AddHours(hours);
    }
}
