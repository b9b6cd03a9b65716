using Microsoft.Extensions.Time.Testing;
using Patchbay.Hub.Events;

namespace Patchbay.Tests.Hub;

/// <summary>From its link to its end, and after it.</summary>
public sealed class AccountLifeTests : IAsyncLifetime
{
    private static readonly TimeSpan DayAndMore = TimeSpan.FromHours(27);

    private readonly FakeTimeProvider _clock = new(
        new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero)
    );
    private readonly TestHub _hub;

    public AccountLifeTests() => _hub = new TestHub(_clock);

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_key_that_ashby_refuses_stops_the_account_until_a_check_finds_it_well_again()
    {
        var key = _hub.AddKeyWithout();
        var account = await _hub.LinkAsync("refused", key.Secret);
        _hub.Ashby.AddKey(key with { Enabled = false });
        var first = await _hub.RunAsync(account, "ashby_list_jobs");
        first.IsError(412, "key_rejected");
        Assert.Contains($"{_hub.Address}accounts/{account}/relink", first["remedy"]);

        var stopped = await _hub.RunAsync(account, "ashby_list_jobs");
        stopped.IsError(412, "account_error");
        Assert.Contains("does not accept the API key", stopped["message"]);
        Assert.Contains($"{_hub.Address}accounts/{account}/relink", stopped["remedy"]);
        (await _hub.CheckAsync(account)).IsError(412, "key_rejected");
        (await _hub.RunAsync(account, "ashby_list_jobs")).IsError(412, "account_error");

        _hub.Ashby.AddKey(key);
        (await _hub.CheckAsync(account)).IsOk();
        var shown = await _hub.CallAsync("GET", $"/accounts/{account}");
        Assert.Equal("active", shown["status"]);
        Assert.Equal("[]", shown["status_reasons"]);
        (await _hub.RunAsync(account, "ashby_list_jobs")).IsOk();
    }

    [Fact]
    public async Task Every_status_but_active_says_why_and_since_when()
    {
        var account = await _hub.LinkAsync("why");
        _clock.Advance(TimeSpan.FromMinutes(1));
        var suspended = await PatchAsync(
            account,
            """{"status":"suspended","status_reason":"Unpaid invoice"}"""
        );
        AssertReason(suspended, "suspended_by_operator", "Unpaid invoice", "09:01");
        _clock.Advance(TimeSpan.FromMinutes(1));
        // What else is changed does not touch it, nor does a new link.
        AssertReason(
            await PatchAsync(account, """{"label":"x"}"""),
            "suspended_by_operator",
            "Unpaid invoice",
            "09:01"
        );
        Assert.Equal(account, await _hub.LinkAsync("why"));
        var shown = await _hub.CallAsync("GET", $"/accounts/{account}");
        AssertReason(shown, "suspended_by_operator", "Unpaid invoice", "09:01");
        var resumed = await PatchAsync(account, """{"status":"active"}""");
        Assert.Equal("[]", resumed["status_reasons"]);

        var profile = $"/auth_configs/{await _hub.ProfileIdAsync()}";
        (await _hub.CallAsync("PATCH", profile, """{"active":false}""")).IsOk();
        shown = await _hub.CallAsync("GET", $"/accounts/{account}");
        Assert.Equal("inactive", shown["status"]);
        AssertReason(shown, "profile_inactive", "switched off", "09:02");
        (await _hub.RunAsync(account, "ashby_list_jobs")).IsError(412, "account_inactive");
        (await _hub.CallAsync("PATCH", profile, """{"active":true}""")).IsOk();
        (await _hub.RunAsync(account, "ashby_list_jobs")).IsOk();
    }

    [Fact]
    public async Task Nothing_is_asked_of_ashby_for_a_suspended_account()
    {
        var key = _hub.AddKeyWithout();
        var account = await _hub.LinkAsync("silent", key.Secret);
        await PatchAsync(account, """{"status":"suspended"}""");
        var before = _hub.CallsOf(key).Count;
        (await _hub.CheckAsync(account)).IsError(412, "account_suspended");

        // The other account's daily check shows that the round has passed.
        var other = _hub.AddKeyWithout("jobsRead");
        await _hub.LinkAsync("loud", other.Secret);
        var calls = _hub.CallsOf(other).Count;
        _clock.Advance(DayAndMore);
        await Eventually.TrueAsync(() => Task.FromResult(_hub.CallsOf(other).Count > calls));
        Assert.Equal(before, _hub.CallsOf(key).Count);
    }

    [Fact]
    public async Task Keys_are_checked_again_each_day()
    {
        var key = _hub.AddKeyWithout();
        var account = await _hub.LinkAsync("daily", key.Secret);
        var gone = _hub.AddKeyWithout();
        var lost = await _hub.LinkAsync("daily-gone", gone.Secret);
        _hub.Ashby.AddKey(
            key with
            {
                Permissions = [.. key.Permissions.Where(one => one != "jobsRead")],
            }
        );
        _hub.Ashby.AddKey(gone with { Enabled = false });
        Assert.Equal("works", (await _hub.PermissionsAsync(account)).Action("ashby_list_jobs"));

        _clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal(2, _hub.CallsOf(key).Count);
        _clock.Advance(TimeSpan.FromHours(7));
        await Eventually.TrueAsync(async () =>
            (await _hub.PermissionsAsync(account)).Action("ashby_list_jobs") == "missing Jobs: Read"
        );
        await Eventually.TrueAsync(async () =>
            (await _hub.CallAsync("GET", $"/accounts/{lost}"))["status"] == "error"
        );
        (await _hub.RunAsync(lost, "ashby_list_jobs")).IsError(412, "account_error");
        (await _hub.RunAsync(account, "ashby_list_jobs")).IsError(403, "missing_permission");
    }

    [Fact]
    public async Task An_ashby_that_is_down_changes_nothing_that_is_known()
    {
        await using var ashby = await ScriptedProvider.StartAsync();
        await using var own = new TestHub();
        own.Settings["PATCHBAY_ASHBY_URL"] = ashby.Address.AbsoluteUri;
        await own.StartAsync("Production");
        ashby.Reply = http => ScriptedKey.Answer(http, "[\"candidates:read\"]");
        var account = await own.LinkAsync("down");
        var before = (await own.PermissionsAsync(account)).GetRawText();

        await ashby.DisposeAsync();
        var token = await own.CreateSessionAsync("down-too");
        var link = await own.CallHubAsync(token, "POST", "/hub/accounts", TestHub.Credentials());
        link.IsError(502, "unreachable");
        Assert.Equal("true", link["retryable"]);
        Assert.Contains("Try again", link["remedy"]);
        (await own.CheckAsync(account)).IsError(502, "unreachable");

        Assert.Equal(before, (await own.PermissionsAsync(account)).GetRawText());
        var accounts = await own.CallAsync("GET", "/accounts");
        var only = Assert.Single(accounts.IsOk().Json.EnumerateArray());
        Assert.Equal("active", only.GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_happens_to_accounts_is_raised_once_each()
    {
        var key = _hub.AddKeyWithout();
        var account = await _hub.LinkAsync("events", key.Secret);
        await _hub.LinkAsync("events", key.Secret);
        await PatchAsync(account, """{"label":"x"}""");
        _hub.Ashby.AddKey(key with { Enabled = false });
        await _hub.RunAsync(account, "ashby_list_jobs");
        await _hub.RunAsync(account, "ashby_list_jobs");
        await _hub.CheckAsync(account);
        _hub.Ashby.AddKey(key);
        await _hub.CheckAsync(account);
        await _hub.CheckAsync(account);
        await _hub.CallAsync("DELETE", $"/accounts/{account}");

        var start = $"Information {typeof(Outbox).FullName}: ";
        Assert.Equal(
            new[] { "created", "updated", "updated", "error", "updated", "deleted" }.Select(kind =>
                $"account.{kind} {account}"
            ),
            _hub.Log.Lines.Where(line => line.StartsWith(start, StringComparison.Ordinal))
                .Select(line => line[start.Length..].Trim())
        );
    }

    private Task<Answer> PatchAsync(string account, string body) =>
        _hub.CallAsync("PATCH", $"/accounts/{account}", body);

    private static void AssertReason(Answer account, string code, string words, string at)
    {
        var reason = Assert.Single(
            account.IsOk().Json.GetProperty("status_reasons").EnumerateArray()
        );
        Assert.Equal(code, reason.GetProperty("code").GetString());
        Assert.Contains(words, reason.GetProperty("description").GetString());
        Assert.Contains($"T{at}:", reason.GetProperty("timestamp").GetString());
    }
}
