using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.People;

namespace Patchbay.Tests.Hub;

/// <summary>People: invited, signed in by passkey, with a role, locked out, removed.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private const string SessionCookie = ".AspNetCore.Identity.Application";

    private readonly TestHub _hub = new();

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task An_invited_person_makes_a_passkey_and_signs_in_with_it_from_then_on()
    {
        var browser = new Browser(_hub);
        Assert.Null(await browser.AccountAsync());
        (await browser.AcceptAsync(await InviteAsync("ada@example.com", "member"))).IsStatus(204);
        Assert.Contains("ada@example.com, member", await browser.AccountAsync());

        Assert.Equal(302, (int)(await browser.SendAsync("POST", "/sign-out")).Status);
        Assert.Null(await browser.AccountAsync());
        (await browser.SignInAsync()).IsStatus(204);
        Assert.Contains("ada@example.com, member", await browser.AccountAsync());
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_over_tls_and_out_of_reach_of_scripts()
    {
        var browser = await PersonAsync("cookie@example.com");
        var attributes = browser.Attributes[SessionCookie];
        Assert.Contains("secure", attributes, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", attributes, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", attributes, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_invitation_is_good_once()
    {
        var token = await InviteAsync("once@example.com", "viewer");
        Assert.Contains("once@example.com", (await PageAsync($"/invite?token={token}")).Text);
        (await new Browser(_hub).AcceptAsync(token)).IsStatus(204);
        (await new Browser(_hub).AcceptAsync(token)).IsError(404, "invitation_over");
        Assert.Contains("not valid", (await PageAsync($"/invite?token={token}")).Text);
        (await new Browser(_hub).AcceptAsync("made-up")).IsError(404, "invitation_over");
        (
            await _hub.CallAsync("POST", "/people/invitations", Invite("once@example.com", "admin"))
        ).IsError(409, "person_exists");
    }

    [Fact]
    public async Task Two_browsers_with_one_invitation_make_one_person()
    {
        var token = await InviteAsync("race@example.com", "viewer");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => new Browser(_hub).AcceptAsync(token))
        );
        Assert.Single(answers, answer => (int)answer.Status == 204);
        Assert.Single(await PeopleAsync());
    }

    [Fact]
    public async Task A_wrong_signature_proves_nothing_and_a_few_lock_the_person_out()
    {
        var browser = await PersonAsync("locked@example.com");
        await browser.SendAsync("POST", "/sign-out");
        for (var attempt = 0; attempt < 5; attempt++)
            (await browser.SignInAsync(wrongly: true)).IsError(401, "sign_in_failed");
        (await browser.SignInAsync()).IsError(403, "locked_out");
        Assert.Null(await browser.AccountAsync());

        var id = (await PeopleAsync()).Single().GetProperty("id").GetString();
        (await _hub.CallAsync("PATCH", $"/people/{id}", """{"locked":false}""")).IsOk();
        (await browser.SignInAsync()).IsStatus(204);
    }

    [Fact]
    public async Task A_signature_for_another_sign_in_is_refused()
    {
        var browser = await PersonAsync("replay@example.com");
        var options = await browser.SendAsync("POST", "/sign-in/passkey/options", "{}");
        var signed = browser.Authenticator.Sign(options.Json);
        await browser.SendAsync("POST", "/sign-in/passkey/options", "{}");
        (await browser.SendAsync("POST", "/sign-in/passkey", signed)).IsError(
            401,
            "sign_in_failed"
        );
        (await new Browser(_hub).SendAsync("POST", "/sign-in/passkey", signed)).IsError(
            401,
            "sign_in_failed"
        );
    }

    [Theory]
    [InlineData("PATCH", """{"role":"viewer"}""")]
    [InlineData("PATCH", """{"locked":true}""")]
    [InlineData("DELETE", null)]
    public async Task What_an_administrator_changes_ends_the_sign_ins_there_are(
        string method,
        string? body
    )
    {
        var browser = await PersonAsync("ended@example.com");
        Assert.NotNull(await browser.AccountAsync());
        var id = (await PeopleAsync()).Single().GetProperty("id").GetString();
        (await _hub.CallAsync(method, $"/people/{id}", body)).IsOk();
        Assert.Null(await browser.AccountAsync());
    }

    [Fact]
    public async Task Development_prints_a_sign_in_link_that_works_once_and_production_has_none()
    {
        Assert.DoesNotContain("/sign-in/once", _hub.Output.ToString());
        (await _hub.CallAsync("GET", "/sign-in/once?token=x", key: "")).IsError(
            404,
            "route_not_found"
        );

        await using var own = new TestHub();
        await own.StartAsync("Development");
        var link = own
            .Output.ToString()
            .Split('\n')
            .Single(line => line.StartsWith("Sign in, once: ", StringComparison.Ordinal))[15..];
        var (first, second) = (new Browser(own), new Browser(own));
        Assert.Equal(302, (int)(await first.SendAsync("GET", link)).Status);
        Assert.Contains("developer@localhost, admin", await first.AccountAsync());
        await second.SendAsync("GET", link);
        Assert.Null(await second.AccountAsync());
    }

    [Fact]
    public async Task A_sign_in_outlives_a_restart_and_a_rotation_and_its_keys_are_sealed()
    {
        var browser = await PersonAsync("kept@example.com");
        (await _hub.CallAsync("POST", "/vault/rotation")).IsStatus(202);
        Answer status;
        do status = await _hub.CallAsync("GET", "/vault/rotation");
        while (status["state"] == "running");
        Assert.Equal("0", status["secrets_behind"]);
        Assert.NotEqual("0", status["secrets"]);
        Assert.True(await Tampering.CountAsync(_hub, "WebKeys WHERE KeyVersion = 2") > 0);

        await _hub.StopAsync();
        foreach (var file in Directory.GetFiles(_hub.DataFolder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(
                "masterKey",
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
            );
        await _hub.StartAsync("Production");
        Assert.NotNull(await browser.AccountAsync());
    }

    [Fact]
    public async Task Pages_allow_no_script_but_their_own_and_none_where_none_is_needed()
    {
        var page = await PageAsync("/sign-in");
        Assert.Equal("text/html", page.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<html lang=\"en\">", page.Text);
        Assert.Contains("<h1>Sign in</h1>", page.Text);
        var policy = page.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("script-src 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);

        var invitation = await _hub.CallAsync(
            "POST",
            "/people/invitations",
            """{"email":"bold@example.com","name":"<b>Bold</b>","role":"viewer"}"""
        );
        var bold = new Browser(_hub);
        (await bold.AcceptAsync(TokenOf(invitation))).IsStatus(204);
        var account = await bold.AccountAsync();
        Assert.Contains("&lt;b&gt;Bold", account);
        Assert.DoesNotContain("<script>", account);
        Assert.DoesNotContain("<b>", account);
    }

    [Theory]
    [InlineData("viewer", "person viewer")]
    [InlineData("member", "person viewer,person member")]
    [InlineData("admin", "person viewer,person member,person admin")]
    [InlineData("none", "")]
    public async Task A_role_opens_what_it_names_and_what_lesser_ones_do(string role, string opened)
    {
        await using var scope = _hub.Server.Services.CreateAsyncScope();
        var claims = scope.ServiceProvider.GetRequiredService<
            IUserClaimsPrincipalFactory<Person>
        >();
        var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        var person = await claims.CreateAsync(
            new Person
            {
                UserName = "a",
                SecurityStamp = "s",
                Name = "A",
                Role = role,
                CreatedAt = default,
            }
        );
        var allowed = new List<string>();
        foreach (var policy in PersonPolicies.All)
            if ((await authorization.AuthorizeAsync(person, policy)).Succeeded)
                allowed.Add(policy);
        Assert.Equal(opened, string.Join(',', allowed));
        Assert.False(
            (
                await authorization.AuthorizeAsync(new ClaimsPrincipal(), PersonPolicies.Viewer)
            ).Succeeded
        );
    }

    [Theory]
    [InlineData("not an address", "admin", "$.email")]
    [InlineData("a@example.com", "root", "$.role")]
    public async Task An_invitation_that_cannot_be_is_refused(
        string email,
        string role,
        string path
    )
    {
        var answer = await _hub.CallAsync("POST", "/people/invitations", Invite(email, role));
        answer.IsError(400, "invalid_request");
        Assert.Equal(path, answer.Json.GetProperty("faults")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task Who_was_invited_and_who_signed_in_stands_in_the_hub_s_log()
    {
        await PersonAsync("logged@example.com");
        var log = (await _hub.CallAsync("GET", "/audit_log/hub")).IsOk().Text;
        Assert.Contains("\"person.invited\"", log);
        Assert.Contains("\"person.signed_in\"", log);
        Assert.DoesNotContain("logged@example.com", log);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_held_back()
    {
        Answer answer;
        var count = 0;
        do answer = await new Browser(_hub).SendAsync("POST", "/sign-in/passkey", "{}");
        while ((int)answer.Status == 401 && ++count < 100);
        answer.IsError(429, "too_many_attempts");
        Assert.Equal(60, count);
    }

    private async Task<Browser> PersonAsync(string email)
    {
        var browser = new Browser(_hub);
        (await browser.AcceptAsync(await InviteAsync(email, "member"))).IsStatus(204);
        return browser;
    }

    private async Task<string> InviteAsync(string email, string role)
    {
        var answer = await _hub.CallAsync("POST", "/people/invitations", Invite(email, role));
        return TokenOf(answer);
    }

    private static string TokenOf(Answer invitation) =>
        new Uri(invitation.IsStatus(201)["invite_url"]!).Query["?token=".Length..];

    private static string Invite(string email, string role) =>
        $$"""{"email":"{{email}}","role":"{{role}}"}""";

    private async Task<IReadOnlyList<JsonElement>> PeopleAsync() =>
        (await _hub.CallAsync("GET", "/people"))
            .IsOk()
            .Json.GetProperty("data")
            .EnumerateArray()
            .ToList();

    private Task<Answer> PageAsync(string path) => new Browser(_hub).SendAsync("GET", path);
}
