using Patchbay.Hub.Start;

namespace Patchbay.Tests.Hub.Oidc;

/// <summary>Configured whole, not at all, or not started.</summary>
public sealed class OidcSettingsTests : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> Whole = new()
    {
        ["PATCHBAY_OIDC_AUTHORITY"] = "https://login.example.com",
        ["PATCHBAY_OIDC_CLIENT_ID"] = "patchbay",
        ["PATCHBAY_OIDC_CLIENT_SECRET"] = "s3cret",
        ["PATCHBAY_OIDC_NAME"] = "Example",
    };

    private readonly TestHub _hub = new();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Not_configured_there_is_no_button_and_no_route()
    {
        await _hub.StartAsync("Production");
        Assert.DoesNotContain(
            "oidc",
            (await _hub.CallAsync("GET", "/sign-in", key: "")).IsOk().Text
        );
        foreach (var path in new[] { "/sign-in/oidc", "/sign-in/oidc/callback" })
            (await _hub.CallAsync("GET", path, key: "")).IsError(404, "route_not_found");
        Assert.DoesNotContain(Routes.Of(_hub), route => route.Pattern.Contains("oidc"));
    }

    [Fact]
    public async Task Configured_whole_the_hub_starts_though_the_provider_is_away()
    {
        Set(Whole);
        await _hub.StartAsync("Production");
        Assert.Contains(
            "Sign in with Example",
            (await _hub.CallAsync("GET", "/sign-in", key: "")).IsOk().Text
        );
        // The framework's own paths of this protocol, which the hub does not use.
        foreach (var path in new[] { "/signin-oidc", "/signout-oidc", "/signout-callback-oidc" })
            (await _hub.CallAsync("GET", path, key: "")).IsError(404, "route_not_found");
    }

    [Fact]
    public async Task Any_part_alone_or_missing_stops_the_start_and_the_message_names_what_is_missing()
    {
        foreach (var name in Whole.Keys)
        {
            var others = Whole.Keys.Where(other => other != name).ToList();
            Set(Whole.Where(one => one.Key != name));
            Assert.Equal(
                $"OpenID Connect is configured by half: {name} must be set too, or nothing of it.",
                await RefusalAsync()
            );
            Set(Whole.Where(one => one.Key == name));
            Assert.Contains(string.Join(", ", others), await RefusalAsync());
        }
    }

    [Theory]
    [InlineData("PATCHBAY_OIDC_ALLOWED_DOMAINS", "example.com")]
    [InlineData("PATCHBAY_OIDC_DEFAULT_ROLE", "viewer")]
    public async Task Who_may_come_in_without_a_provider_stops_the_start(string name, string value)
    {
        _hub.Settings[name] = value;
        Assert.Contains("PATCHBAY_OIDC_AUTHORITY", await RefusalAsync());
    }

    [Theory]
    [InlineData("PATCHBAY_OIDC_AUTHORITY", "login.example.com", "an address")]
    [InlineData("PATCHBAY_OIDC_AUTHORITY", "http://login.example.com", "https://")]
    [InlineData("PATCHBAY_OIDC_ALLOWED_DOMAINS", "example.com,@example.org", "@example.org")]
    [InlineData("PATCHBAY_OIDC_ALLOWED_DOMAINS", "*", "domains such as")]
    [InlineData("PATCHBAY_OIDC_DEFAULT_ROLE", "root", "admin, member, viewer")]
    [InlineData("PATCHBAY_OIDC_DEFAULT_ROLE", "admin", "PATCHBAY_OIDC_ALLOWED_DOMAINS")]
    [InlineData("PATCHBAY_OIDC_CLIENT_SECRET_FILE", "/nowhere/secret", "not both")]
    public async Task A_wrong_part_stops_the_start(string name, string value, string said)
    {
        Set(Whole);
        _hub.Settings[name] = value;
        var refusal = await RefusalAsync();
        Assert.Contains(name, refusal);
        Assert.Contains(said, refusal);
        Assert.DoesNotContain("s3cret", refusal);
    }

    [Fact]
    public async Task The_client_s_secret_is_read_from_a_file()
    {
        await using var provider = await OidcProvider.StartAsync();
        var file = Path.GetTempFileName();
        try
        {
            Set(OidcWorld.SettingsFor(provider));
            _hub.Settings["PATCHBAY_OIDC_CLIENT_SECRET"] = null;
            _hub.Settings["PATCHBAY_OIDC_CLIENT_SECRET_FILE"] = file;
            Assert.Contains("empty", await RefusalAsync());

            await File.WriteAllTextAsync(
                file,
                OidcProvider.ClientSecret + "\n",
                TestContext.Current.CancellationToken
            );
            await _hub.StartAsync("Production");
        }
        finally
        {
            File.Delete(file);
        }
        // The provider lets in only who holds the right one.
        provider.RedirectUri = new Uri(_hub.Address, "/sign-in/oidc/callback");
        provider.User = new("subject-1", "ada@allowed.example");
        var browser = new Browser(_hub);
        var there = await browser.SendAsync("GET", "/sign-in/oidc");
        var back = await TestHub.SendAsync(new(HttpMethod.Get, there.Response.Headers.Location));
        await browser.SendAsync("GET", back.Response.Headers.Location!.PathAndQuery);
        Assert.NotNull(await browser.AccountAsync());
    }

    [Fact]
    public async Task The_provider_is_told_the_public_address()
    {
        await using var provider = await OidcProvider.StartAsync();
        Set(OidcWorld.SettingsFor(provider));
        _hub.Settings["PATCHBAY_PUBLIC_URL"] = "https://hub.example.com";
        await _hub.StartAsync("Production");
        var there = await new Browser(_hub).SendAsync("GET", "/sign-in/oidc");
        Assert.Contains(
            $"redirect_uri={Uri.EscapeDataString("https://hub.example.com/sign-in/oidc/callback")}&",
            there.IsStatus(302).Response.Headers.Location!.Query
        );
    }

    private void Set(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        foreach (var name in Whole.Keys)
            _hub.Settings.Remove(name);
        foreach (var (name, value) in settings)
            _hub.Settings[name] = value;
    }

    private async Task<string> RefusalAsync() =>
        (await Assert.ThrowsAsync<StartException>(() => _hub.StartAsync("Production"))).Message;
}
