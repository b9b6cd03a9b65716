using Patchbay.AshbySandbox;
using Patchbay.Engine.Definitions;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Hub;

/// <summary>What a key may do is found out when it is linked, whatever the key.</summary>
public sealed class KeyCheckTests(TestHub hub) : IClassFixture<TestHub>
{
    private const string Minimum = "candidatesRead";
    private const string TellsAll = "apiKeysWebhooksRead";

    public static TheoryData<string> AllScopes => [.. KeyReports.GuideScopes];

    [Fact]
    public void There_are_17_of_them() => Assert.Equal(17, KeyReports.GuideScopes.Count());

    [Theory]
    [MemberData(nameof(AllScopes))]
    public async Task A_key_that_lacks_one_scope_is_reported_to_lack_exactly_that(string scope)
    {
        var key = hub.AddKeyWithout(scope);
        if (scope == Minimum)
        {
            await AssertRefusedForMinimumAsync(key);
            return;
        }
        var report = await hub.PermissionsAsync(await hub.LinkAsync("lists-" + scope, key.Secret));

        if (scope != TellsAll)
        {
            Assert.Equal([scope], report.Scopes("missing"));
            Assert.Empty(report.Scopes("not_proven"));
            Assert.Equal("api_key_info", report.Scope(scope).GetProperty("learned_by").GetString());
        }
        Assert.Equal([scope], report.GetProperty("missing").Texts());
        AssertOnlyReadsWereSent(key);
    }

    [Theory]
    [MemberData(nameof(AllScopes))]
    public async Task A_key_that_may_not_list_its_scopes_is_tried_with_the_same_result_for_reads(
        string scope
    )
    {
        var key = hub.AddKeyWithout(TellsAll, scope);
        if (scope == Minimum)
        {
            await AssertRefusedForMinimumAsync(key);
            return;
        }
        var report = await hub.PermissionsAsync(await hub.LinkAsync("tried-" + scope, key.Secret));

        var guide = KeyReports.GuideScopes.ToList();
        var reads = guide.Where(name => name.EndsWith("Read", StringComparison.Ordinal)).ToList();
        var lacking = reads.Where(name => name == TellsAll || name == scope).ToList();
        Assert.Equal(lacking, report.Scopes("missing"));
        Assert.Equal(lacking, report.GetProperty("missing").Texts());
        Assert.Equal(reads.Except(lacking), report.Scopes("granted").Intersect(guide));
        Assert.Equal(guide.Except(reads), report.Scopes("not_proven").Intersect(guide));
        Assert.True(report.GetProperty("complete").GetBoolean());
        foreach (var name in reads)
            Assert.Equal("probe", report.Scope(name).GetProperty("learned_by").GetString());
        AssertOnlyReadsWereSent(key);
    }

    [Fact]
    public async Task A_full_key_takes_two_calls_and_is_told_nothing_is_missing()
    {
        var key = hub.AddKeyWithout();
        var report = await hub.PermissionsAsync(await hub.LinkAsync("full", key.Secret));
        Assert.Equal(["apiKey.info", "candidate.list"], hub.CallsOf(key).Order());
        Assert.Empty(report.GetProperty("missing").Texts());
        Assert.Equal("null", report.GetProperty("guide_url").GetRawText());
        Assert.Equal("works", report.Action("ashby_create_offer"));
        Assert.Equal(
            ["candidatesDelete", "auditLogsRead", "sourcingRead", "emailsRead"],
            report.GetProperty("too_much").Texts()
        );
    }

    [Fact]
    public async Task Who_links_a_narrow_key_is_told_what_will_not_work_and_where_to_read_how()
    {
        var key = hub.AddKeyWithout("jobsRead", "offersWrite");
        var token = await hub.CreateSessionAsync("narrow");
        var linked = await hub.CallHubAsync(
            token,
            "POST",
            "/hub/accounts",
            TestHub.Credentials(key.Secret)
        );
        var told = linked.IsOk().Json.GetProperty("permissions");
        Assert.Equal(
            $"{hub.Address}guides/ashby?scopes=jobsRead,offersWrite",
            told.GetProperty("guide_url").GetString()
        );
        var first = told.GetProperty("missing")[0];
        Assert.Equal("jobsRead", first.GetProperty("scope").GetString());
        Assert.Equal("Jobs: Read", first.GetProperty("tick_box").GetString());
        Assert.Contains("ashby_list_jobs", first.GetProperty("actions").Texts());
        Assert.DoesNotContain("ashby_list_offers", first.GetProperty("actions").Texts());

        var report = await hub.PermissionsAsync(linked["id"]!);
        Assert.Equal("missing Jobs: Read", report.Action("ashby_list_jobs"));
        Assert.Equal("missing Offers: Write", report.Action("ashby_create_offer"));
        Assert.Equal("works", report.Action("ashby_list_candidates"));
    }

    [Fact]
    public async Task A_report_speaks_of_the_actions_that_the_profile_enables()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        var key = own.AddKeyWithout("jobsRead", "offersWrite");
        await own.CallAsync(
            "PATCH",
            $"/auth_configs/{await own.ProfileIdAsync()}",
            """{"enabled_actions":["ashby_list_offers","ashby_create_offer"]}"""
        );
        var report = await own.PermissionsAsync(await own.LinkAsync("few", key.Secret));

        Assert.Equal(2, report.GetProperty("actions").GetArrayLength());
        Assert.Equal(["offersWrite"], report.GetProperty("missing").Texts());
        var tooMuch = report.GetProperty("too_much").Texts();
        Assert.Contains("jobsWrite", tooMuch);
        Assert.Contains("organizationRead", tooMuch);
        Assert.DoesNotContain("offersRead", tooMuch);
        Assert.DoesNotContain("candidatesRead", tooMuch);
        Assert.DoesNotContain("apiKeysWebhooksRead", tooMuch);
        Assert.DoesNotContain("jobsRead", tooMuch);
    }

    [Fact]
    public async Task A_list_with_an_unknown_name_is_not_taken_for_the_whole_truth()
    {
        // As if Ashby had renamed a scope: it is tried instead of believed to be missing.
        var key = hub.Ashby.AddKey("renamed", "candidatesRead", "apiKeysRead", "vacanciesRead");
        var report = await hub.PermissionsAsync(await hub.LinkAsync("renamed", key.Secret));
        Assert.Equal("probe", report.Scope("jobsRead").GetProperty("learned_by").GetString());
        Assert.Equal("missing", report.Scope("jobsRead").GetProperty("status").GetString());
        Assert.Equal("not_proven", report.Scope("jobsWrite").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_probe_without_an_answer_leaves_its_scope_open_and_the_account_linked()
    {
        var key = hub.AddKeyWithout(TellsAll);
        hub.Ashby.FailNext("offer.list", SandboxFault.Status500, times: 4);
        var report = await hub.PermissionsAsync(await hub.LinkAsync("partly", key.Secret));
        Assert.Equal("not_proven", report.Scope("offersRead").GetProperty("status").GetString());
        Assert.Equal("granted", report.Scope("jobsRead").GetProperty("status").GetString());
        Assert.False(report.GetProperty("complete").GetBoolean());
        Assert.Equal("not_proven", report.Action("ashby_list_offers"));
    }

    private async Task AssertRefusedForMinimumAsync(SandboxKey key)
    {
        var token = await hub.CreateSessionAsync("lacks-minimum");
        var answer = await hub.CallHubAsync(
            token,
            "POST",
            "/hub/accounts",
            TestHub.Credentials(key.Secret)
        );
        answer.IsError(400, "missing_permission");
        Assert.Contains("Candidates: Read", answer["message"]);
        Assert.Contains("guides/ashby?scopes=candidatesRead", answer["remedy"]);
        var accounts = await hub.CallAsync("GET", "/accounts?origin_owner_id=lacks-minimum");
        Assert.Equal("[]", accounts.IsOk().Text);
        AssertOnlyReadsWereSent(key);
    }

    private void AssertOnlyReadsWereSent(SandboxKey key)
    {
        var calls = hub.CallsOf(key);
        Assert.NotEmpty(calls);
        Assert.All(
            calls,
            method =>
                Assert.All(
                    Ashby.Connector.Actions.Where(action => action.Endpoint == method),
                    action => Assert.Equal(Effect.Read, action.Effect)
                )
        );
    }
}
