using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Storage;

namespace Patchbay.Tests.Hub.Oidc;

/// <summary>Who is let in on an OpenID provider's word, and as what.</summary>
public sealed class OidcSignInTests : IAsyncLifetime
{
    private const string SessionCookie = ".AspNetCore.Identity.Application";

    private readonly OidcWorld _world = new();

    private TestHub Hub => _world.Hub;

    private OidcProvider Provider => _world.Provider;

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_invited_person_signs_in_and_holds_the_invited_role()
    {
        await _world.InviteAsync("Ada@Example.com", "admin");
        var browser = new Browser(Hub);
        var answer = await _world.SignInAsync(browser);
        Assert.Equal("/dashboard", answer.Response.Headers.Location!.OriginalString);
        Assert.Contains("Ada@Example.com, admin", await browser.AccountAsync());
        Assert.Contains("httponly", browser.Attributes[SessionCookie]);

        var person = Assert.Single(await _world.PeopleAsync()).GetProperty("id").GetString();
        var acts = (await _world.AuditAsync()).Skip(1).ToList();
        Assert.Equal(
            ["person.joined", "person.signed_in"],
            acts.Select(act => act.GetProperty("action").GetString())
        );
        Assert.All(acts, act => Assert.Equal(person, act.GetProperty("target").GetString()));
        Assert.Equal(
            """{"way":"oidc","why":"invitation"}""",
            acts[0].GetProperty("details").GetRawText()
        );
    }

    [Fact]
    public async Task Later_sign_ins_go_by_the_subject_whatever_became_of_the_address()
    {
        await _world.InviteAsync("ada@example.com", "member");
        await _world.SignInAsync(new Browser(Hub));
        foreach (
            var changed in new[]
            {
                new OidcUser("subject-1", "countess@elsewhere.example"),
                new OidcUser("subject-1", "ada@example.com", false, null),
                new OidcUser("subject-1", null, null, null),
            }
        )
        {
            Provider.User = changed;
            var browser = new Browser(Hub);
            await _world.SignInAsync(browser);
            Assert.Contains("ada@example.com, member", await browser.AccountAsync());
        }
        Assert.Single(await _world.PeopleAsync());
    }

    [Fact]
    public async Task Whoever_has_the_address_later_is_not_the_person_who_had_it()
    {
        await _world.InviteAsync("ada@example.com", "admin");
        await _world.SignInAsync(new Browser(Hub));
        Provider.User = new OidcUser("subject-2", "ada@example.com");
        var browser = new Browser(Hub);
        await _world.RefusedAsync(browser, await _world.SignInAsync(browser), "person_exists");
    }

    [Fact]
    public async Task Who_was_not_invited_is_refused()
    {
        await _world.InviteAsync("grace@example.com");
        var browser = new Browser(Hub);
        await _world.RefusedAsync(browser, await _world.SignInAsync(browser), "not_invited");
        Assert.Empty(await _world.PeopleAsync());
    }

    [Fact]
    public async Task An_invitation_is_good_once()
    {
        await _world.InviteAsync("ada@example.com");
        await _world.SignInAsync(new Browser(Hub));
        var id = Assert.Single(await _world.PeopleAsync()).GetProperty("id").GetString();
        (await Hub.CallAsync("DELETE", $"/people/{id}")).IsOk();
        var browser = new Browser(Hub);
        await _world.RefusedAsync(browser, await _world.SignInAsync(browser), "not_invited");
    }

    [Fact]
    public async Task An_address_that_the_provider_does_not_vouch_for_is_refused()
    {
        await _world.InviteAsync("ada@example.com");
        foreach (var email in new[] { "ada@example.com", "ada@allowed.example" })
        foreach (var verified in new object?[] { false, "no", null })
        {
            Provider.User = new("subject-1", email, verified, null);
            var browser = new Browser(Hub);
            var answer = await _world.SignInAsync(browser);
            await _world.RefusedAsync(browser, answer, "email_not_verified");
        }
        Assert.Empty(await _world.PeopleAsync());
    }

    [Fact]
    public async Task An_address_that_only_the_user_info_tells_is_asked_for()
    {
        Provider.EmailByUserInfo = true;
        await _world.InviteAsync("o'hara@example.com");
        Provider.User = new("subject-1", "o'hara@example.com", "true", null);
        var browser = new Browser(Hub);
        await _world.SignInAsync(browser);
        Assert.Contains("o&#x27;hara@example.com, member", await browser.AccountAsync());
    }

    [Fact]
    public async Task An_allowed_domain_needs_no_invitation_and_gives_the_default_role()
    {
        foreach (var email in new[] { "ada@allowed.example", "ada@OTHER.example" })
        {
            Provider.User = new(email, email);
            var browser = new Browser(Hub);
            await _world.SignInAsync(browser);
            Assert.Contains($"Ada Lovelace, {email}, viewer", await browser.AccountAsync());
            Assert.Equal(
                """{"way":"oidc","why":"allowed domain"}""",
                (await _world.AuditAsync())[^2].GetProperty("details").GetRawText()
            );
        }
    }

    [Theory]
    [InlineData("ada@sub.allowed.example", "not_invited")]
    [InlineData("ada@notallowed.example", "not_invited")]
    [InlineData("ada@allowed.example@elsewhere.example", "email_not_verified")]
    public async Task A_domain_that_only_looks_like_an_allowed_one_is_none(
        string email,
        string problem
    )
    {
        Provider.User = new("subject-1", email);
        var browser = new Browser(Hub);
        await _world.RefusedAsync(browser, await _world.SignInAsync(browser), problem);
    }

    [Fact]
    public async Task The_default_role_can_be_set_and_an_invitation_s_goes_before_it()
    {
        await Hub.StopAsync();
        Hub.Settings["PATCHBAY_OIDC_DEFAULT_ROLE"] = "member";
        await _world.StartHubAsync();
        Provider.User = new("subject-1", "ada@allowed.example");
        var browser = new Browser(Hub);
        await _world.SignInAsync(browser);
        Assert.Contains("ada@allowed.example, member", await browser.AccountAsync());

        await _world.InviteAsync("grace@allowed.example", "admin");
        Provider.User = new("subject-2", "grace@allowed.example");
        browser = new Browser(Hub);
        await _world.SignInAsync(browser);
        Assert.Contains("grace@allowed.example, admin", await browser.AccountAsync());
    }

    [Fact]
    public async Task Who_signs_in_by_passkey_is_not_taken_over_by_an_address()
    {
        var invitation = await Hub.CallAsync(
            "POST",
            "/people/invitations",
            """{"email":"ada@example.com","role":"admin"}"""
        );
        var token = new Uri(invitation["invite_url"]!).Query["?token=".Length..];
        (await new Browser(Hub).AcceptAsync(token)).IsStatus(204);
        var browser = new Browser(Hub);
        await _world.RefusedAsync(browser, await _world.SignInAsync(browser), "person_exists");
    }

    [Fact]
    public async Task A_locked_person_stays_out_and_a_removed_one_too()
    {
        await _world.InviteAsync("ada@example.com");
        var browser = new Browser(Hub);
        await _world.SignInAsync(browser);
        var id = Assert.Single(await _world.PeopleAsync()).GetProperty("id").GetString();
        (await Hub.CallAsync("PATCH", $"/people/{id}", """{"locked":true}""")).IsOk();
        Assert.Null(await browser.AccountAsync());
        var answer = await _world.SignInAsync(browser);
        Assert.Equal(
            "/sign-in?problem=locked_out",
            answer.Response.Headers.Location!.OriginalString
        );
        Assert.Null(await browser.AccountAsync());

        (await Hub.CallAsync("DELETE", $"/people/{id}")).IsOk();
        await _world.RefusedAsync(browser, await _world.SignInAsync(browser), "not_invited");
    }

    [Theory]
    [InlineData(255, null)]
    [InlineData(256, "identity_too_long")]
    public async Task A_subject_has_the_characters_that_the_protocol_allows(
        int length,
        string? problem
    )
    {
        await _world.InviteAsync("ada@example.com");
        Provider.User = new(new string('s', length), "ada@example.com");
        var browser = new Browser(Hub);
        var answer = await _world.SignInAsync(browser);
        if (problem is null)
        {
            Assert.Contains("ada@example.com", await browser.AccountAsync());
            // The next one goes by the subject, all of it.
            browser = new Browser(Hub);
            await _world.SignInAsync(browser);
            Assert.Contains("ada@example.com", await browser.AccountAsync());
            Assert.Single(await _world.PeopleAsync());
        }
        else
        {
            await _world.RefusedAsync(browser, answer, problem);
            Assert.Empty(await _world.PeopleAsync());
        }
    }

    [Fact]
    public void The_database_holds_as_many()
    {
        using var db = Hub
            .Server.Services.GetRequiredService<IDbContextFactory<HubDb>>()
            .CreateDbContext();
        var login = db.Model.FindEntityType(typeof(IdentityUserLogin<string>))!;
        Assert.Equal(255, login.FindProperty("ProviderKey")!.GetMaxLength());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("ada@allowed.example")]
    public async Task A_first_sign_in_is_kept_whole_or_not_at_all(string email)
    {
        await _world.InviteAsync("ada@example.com", "admin");
        Provider.User = new("subject-1", email);
        await Tampering.ExecuteAsync(
            Hub,
            "CREATE TRIGGER full BEFORE INSERT ON AspNetUserLogins BEGIN SELECT RAISE(ABORT, 'full'); END"
        );
        var browser = new Browser(Hub);
        var back = await _world.GoAsync(browser);
        (await browser.SendAsync("GET", back)).IsError(500, "internal_error");
        Assert.Empty(await _world.PeopleAsync());

        await Tampering.ExecuteAsync(Hub, "DROP TRIGGER full");
        browser = new Browser(Hub);
        await _world.SignInAsync(browser);
        Assert.Contains(
            email == "ada@example.com" ? $"{email}, admin" : $"{email}, viewer",
            await browser.AccountAsync()
        );
    }

    [Fact]
    public async Task Signing_out_clears_the_cookie()
    {
        await _world.InviteAsync("ada@example.com");
        var browser = new Browser(Hub);
        await _world.SignInAsync(browser);
        Assert.NotNull(await browser.AccountAsync());
        (await browser.SendAsync("POST", "/sign-out")).IsStatus(302);
        Assert.Null(await browser.AccountAsync());
    }

    [Fact]
    public async Task The_way_on_is_a_path_of_this_hub()
    {
        await _world.InviteAsync("ada@example.com");
        Assert.Equal("/account?tab=1", await WayOnAsync("/account?tab=1"));
        foreach (
            var asked in new[]
            {
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example/",
                "elsewhere",
                "",
            }
        )
            Assert.Equal("/dashboard", await WayOnAsync(asked));
    }

    [Fact]
    public async Task The_pages_show_the_button_with_the_provider_s_name_and_the_way_on()
    {
        var browser = new Browser(Hub);
        Assert.Contains(
            """<a class="button wide" href="/sign-in/oidc?returnUrl=%2Faccount%3Ftab%3D1">Sign in with Example &amp; Co</a>""",
            (await browser.SendAsync("GET", "/sign-in?ReturnUrl=%2Faccount%3Ftab%3D1")).IsOk().Text
        );
        var invitation = await Hub.CallAsync(
            "POST",
            "/people/invitations",
            """{"email":"ada@example.com","role":"admin"}"""
        );
        Assert.Contains(
            "Sign in with Example &amp; Co",
            (await browser.SendAsync("GET", new Uri(invitation["invite_url"]!).PathAndQuery)).Text
        );
    }

    private async Task<string> WayOnAsync(string asked)
    {
        var begin = $"/sign-in/oidc?ReturnUrl={Uri.EscapeDataString(asked)}";
        var answer = await _world.SignInAsync(new Browser(Hub), begin);
        return answer.Response.Headers.Location!.OriginalString;
    }
}
