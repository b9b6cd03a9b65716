using System.Text.Json;

namespace Patchbay.Tests.Hub.Oidc;

/// <summary>A hub and the OpenID provider that its people sign in with.</summary>
public sealed class OidcWorld : IAsyncLifetime
{
    private OidcProvider? _provider;

    internal TestHub Hub { get; } = new();

    internal OidcProvider Provider =>
        _provider ?? throw new InvalidOperationException("The provider is not started.");

    public async ValueTask InitializeAsync()
    {
        _provider = await OidcProvider.StartAsync();
        foreach (var (name, value) in SettingsFor(_provider))
            Hub.Settings[name] = value;
        await StartHubAsync();
    }

    /// <summary>Starts the hub with what the test set, or again.</summary>
    internal async Task StartHubAsync(string environment = "Production")
    {
        await Hub.StartAsync(environment);
        Provider.RedirectUri = new Uri(Hub.Address, "/sign-in/oidc/callback");
    }

    internal static Dictionary<string, string?> SettingsFor(OidcProvider provider) =>
        new()
        {
            ["PATCHBAY_OIDC_AUTHORITY"] = provider.Issuer,
            ["PATCHBAY_OIDC_CLIENT_ID"] = OidcProvider.ClientId,
            ["PATCHBAY_OIDC_CLIENT_SECRET"] = OidcProvider.ClientSecret,
            ["PATCHBAY_OIDC_NAME"] = "Example & Co",
            ["PATCHBAY_OIDC_ALLOWED_DOMAINS"] = "allowed.example, other.example",
        };

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        if (_provider is not null)
            await _provider.DisposeAsync();
    }

    /// <summary>Goes to the provider and comes back with its answer; the hub's answer to that.</summary>
    internal async Task<Answer> SignInAsync(Browser browser, string begin = "/sign-in/oidc")
    {
        var back = await GoAsync(browser, begin);
        var answer = (await browser.SendAsync("GET", back)).IsStatus(302);
        Assert.Empty(Provider.Faults);
        return answer;
    }

    /// <summary>Goes to the provider; the way back that it answers with.</summary>
    internal async Task<string> GoAsync(Browser browser, string begin = "/sign-in/oidc")
    {
        var there = (await browser.SendAsync("GET", begin)).IsStatus(302);
        var answer = await TestHub.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, there.Response.Headers.Location)
        );
        return answer.IsStatus(302).Response.Headers.Location!.PathAndQuery;
    }

    /// <summary>Holds that nobody was let in, that the page says so in a sentence and the audit log by this code.</summary>
    internal async Task RefusedAsync(Browser browser, Answer answer, string problem)
    {
        Assert.Equal(
            $"/sign-in?problem={problem}",
            answer.IsStatus(302).Response.Headers.Location!.OriginalString
        );
        Assert.Null(await browser.AccountAsync());
        var page = (await browser.SendAsync("GET", $"/sign-in?problem={problem}")).IsOk().Text;
        Assert.Matches("""role="alert">[A-Z].{30,}\.</p>""", page);
        Assert.DoesNotContain("internal words", page);
        var last = (await AuditAsync())[^1];
        Assert.Equal("person.refused", last.GetProperty("action").GetString());
        Assert.Equal(
            $$"""{"way":"oidc","why":"{{problem}}"}""",
            last.GetProperty("details").GetRawText()
        );
    }

    internal async Task InviteAsync(string email, string role = "member") =>
        (
            await Hub.CallAsync(
                "POST",
                "/people/invitations",
                $$"""{"email":"{{email}}","role":"{{role}}"}"""
            )
        ).IsStatus(201);

    internal async Task<IReadOnlyList<JsonElement>> AuditAsync() =>
        (await Hub.CallAsync("GET", "/audit_log/hub"))
            .IsOk()
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line))
            .ToList();

    internal async Task<IReadOnlyList<JsonElement>> PeopleAsync() =>
        [
            .. (await Hub.CallAsync("GET", "/people"))
                .IsOk()
                .Json.GetProperty("data")
                .EnumerateArray(),
        ];
}
