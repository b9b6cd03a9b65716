using Microsoft.Extensions.Time.Testing;

namespace Patchbay.Tests.Hub;

/// <summary>What is known of a key stands before every execution, and every execution teaches.</summary>
public sealed class PermissionUseTests : IAsyncLifetime
{
    private const string NewCandidate = """{"name":"Ada Lovelace"}""";

    private readonly FakeTimeProvider _clock = new(
        new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero)
    );
    private readonly TestHub _hub;

    public PermissionUseTests() => _hub = new TestHub(_clock);

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task What_the_key_is_known_to_lack_is_refused_with_the_box_and_not_sent()
    {
        var key = _hub.AddKeyWithout("jobsRead");
        var account = await _hub.LinkAsync("lacks", key.Secret);
        var before = _hub.Ashby.Requests.Count;

        var refused = await _hub.RunAsync(account, "ashby_list_jobs");
        refused.IsError(403, "missing_permission");
        Assert.Contains("Jobs: Read", refused["message"]);
        Assert.Contains("guides/ashby?scopes=jobsRead", refused["remedy"]);
        Assert.Contains($"POST /accounts/{account}/permissions/check", refused["remedy"]);
        Assert.Equal(before, _hub.Ashby.Requests.Count);
        (await _hub.RunAsync(account, "ashby_list_offers")).IsOk();
    }

    [Fact]
    public async Task A_ticked_box_is_seen_by_a_check_on_demand()
    {
        var key = _hub.AddKeyWithout("jobsRead");
        var account = await _hub.LinkAsync("ticks", key.Secret);
        (await _hub.RunAsync(account, "ashby_list_jobs")).IsError(403, "missing_permission");

        _hub.Ashby.AddKey(key with { Permissions = [.. key.Permissions, "jobsRead"] });
        var report = (await _hub.CheckAsync(account)).IsOk().Json;
        Assert.Equal("works", report.Action("ashby_list_jobs"));
        (await _hub.RunAsync(account, "ashby_list_jobs")).IsOk();
    }

    [Fact]
    public async Task A_ticked_box_is_seen_soon_after_a_refusal_without_anyone_asking()
    {
        await using var ashby = await ScriptedProvider.StartAsync();
        await using var own = new TestHub(_clock);
        own.Settings["PATCHBAY_ASHBY_URL"] = ashby.Address.AbsoluteUri;
        await own.StartAsync("Production");
        var held = "\"candidates:read\",\"apiKeys:read\"";
        ashby.Reply = http => ScriptedKey.Answer(http, $"[{held}]");
        var account = await own.LinkAsync("heals");
        Assert.Equal(
            "missing Jobs: Read",
            (await own.PermissionsAsync(account)).Action("ashby_list_jobs")
        );
        _clock.Advance(TimeSpan.FromMinutes(2));
        ashby.Reply = http => ScriptedKey.Answer(http, $"[{held},\"jobs:read\"]");
        (await own.RunAsync(account, "ashby_list_jobs")).IsError(403, "missing_permission");
        await Eventually.TrueAsync(async () =>
            (await own.PermissionsAsync(account)).Action("ashby_list_jobs") == "works"
        );
        (await own.RunAsync(account, "ashby_list_jobs")).IsOk();
    }

    [Fact]
    public async Task A_write_that_succeeds_proves_its_scope()
    {
        var key = _hub.AddKeyWithout("apiKeysWebhooksRead");
        var account = await _hub.LinkAsync("writes", key.Secret);
        Assert.Equal(
            "not_proven",
            (await _hub.PermissionsAsync(account)).Action("ashby_create_candidate")
        );
        (await _hub.RunAsync(account, "ashby_create_candidate", NewCandidate)).IsOk();

        var report = await _hub.PermissionsAsync(account);
        Assert.Equal("works", report.Action("ashby_create_candidate"));
        var scope = report.Scope("candidatesWrite");
        Assert.Equal("use", scope.GetProperty("learned_by").GetString());
        Assert.Equal("2026-05-01T09:00:00.000Z", scope.GetProperty("learned_at").GetString());
        // A check cannot tell, so what use has shown stays.
        report = (await _hub.CheckAsync(account)).IsOk().Json;
        Assert.Equal("works", report.Action("ashby_create_candidate"));
    }

    [Fact]
    public async Task A_write_that_is_refused_disproves_its_scope_until_it_may_have_changed()
    {
        var key = _hub.AddKeyWithout("apiKeysWebhooksRead", "candidatesWrite");
        var account = await _hub.LinkAsync("may-not-write", key.Secret);
        var sent = await CreateAsync();
        sent.IsError(403, "missing_permission");
        Assert.Contains("candidate.create", _hub.CallsOf(key));
        var report = await _hub.PermissionsAsync(account);
        Assert.Equal("missing Candidates: Write", report.Action("ashby_create_candidate"));
        Assert.Equal("use", report.Scope("candidatesWrite").GetProperty("learned_by").GetString());
        Assert.Contains("candidatesWrite", report.GetProperty("guide_url").GetString());

        (await CreateAsync()).IsError(403, "missing_permission");
        Assert.Single(_hub.CallsOf(key), "candidate.create");

        // Nobody can tell that the box was ticked but by trying: after a while, or when somebody says so.
        _clock.Advance(TimeSpan.FromMinutes(16));
        (await CreateAsync()).IsError(403, "missing_permission");
        Assert.Equal(2, _hub.CallsOf(key).Count(method => method == "candidate.create"));
        _hub.Ashby.AddKey(key with { Permissions = [.. key.Permissions, "candidatesWrite"] });
        (await CreateAsync()).IsError(403, "missing_permission");
        (await _hub.CheckAsync(account)).IsOk();
        (await CreateAsync()).IsOk();

        Task<Answer> CreateAsync() =>
            _hub.RunAsync(account, "ashby_create_candidate", NewCandidate);
    }

    [Fact]
    public async Task Another_key_starts_anew_and_the_same_key_keeps_what_use_has_shown()
    {
        var key = _hub.AddKeyWithout("apiKeysWebhooksRead");
        var account = await _hub.LinkAsync("again", key.Secret);
        (await _hub.RunAsync(account, "ashby_create_candidate", NewCandidate)).IsOk();

        Assert.Equal(account, await _hub.LinkAsync("again", key.Secret));
        Assert.Contains(
            "candidatesWrite",
            (await _hub.PermissionsAsync(account)).Scopes("granted")
        );
        var other = _hub.AddKeyWithout("apiKeysWebhooksRead");
        Assert.Equal(account, await _hub.LinkAsync("again", other.Secret));
        Assert.Contains(
            "candidatesWrite",
            (await _hub.PermissionsAsync(account)).Scopes("not_proven")
        );
    }

    [Fact]
    public async Task What_is_known_outlives_a_restart()
    {
        var key = _hub.AddKeyWithout("apiKeysWebhooksRead", "jobsRead");
        var account = await _hub.LinkAsync("restart", key.Secret);
        (await _hub.RunAsync(account, "ashby_create_candidate", NewCandidate)).IsOk();
        var before = (await _hub.PermissionsAsync(account)).GetRawText();
        await _hub.StopAsync();
        await _hub.StartAsync("Production");
        Assert.Equal(
            WithoutPort(before),
            WithoutPort((await _hub.PermissionsAsync(account)).GetRawText())
        );
        (await _hub.RunAsync(account, "ashby_list_jobs")).IsError(403, "missing_permission");

        static string WithoutPort(string report) =>
            report[..report.IndexOf("\"guide_url\"", StringComparison.Ordinal)];
    }
}
