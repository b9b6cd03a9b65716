using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.Sessions;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Logs;

namespace Patchbay.Tests.Hub;

/// <summary>What agents may do, and what is known of it afterwards.</summary>
public sealed class AgentSafetyTests(TestHub hub) : IClassFixture<TestHub>
{
    private const string Mailing = "ashby_create_interview_schedule";
    private const string Irreversible = "ashby_delete_webhook";
    private const string Both = "ashby_approve_offer";

    private Connector Ashby =>
        hub
            .Server.Services.GetRequiredService<ICatalog>()
            .Connectors.Single(connector => connector.Info.Key == "ashby");

    [Fact]
    public async Task What_cannot_be_undone_or_mails_a_candidate_is_refused_and_nothing_is_sent()
    {
        var account = await hub.LinkAsync("harmless");
        var caller = await OpenForAsync(account);
        var before = hub.Ashby.Requests.Count;
        foreach (var action in Ashby.Actions)
        {
            // No action has this member: what gets as far as its input is not sent either.
            var outcome = await CallAsync(caller, account, action.Id, """{"no such member":1}""");
            if (action.Irreversible || action.MailsCandidate)
                Assert.Equal("off_for_agents", outcome.Code);
            else
                Assert.NotEqual("off_for_agents", outcome.Code);
        }
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Theory]
    [InlineData(Irreversible, "agents.irreversible")]
    [InlineData(Mailing, "agents.mails_candidates")]
    [InlineData(Both, "agents.irreversible and agents.mails_candidates")]
    public async Task The_refusal_names_the_switches(string action, string switches)
    {
        var account = await hub.LinkAsync("names");
        var refusal = (await CallAsync(await OpenForAsync(account), account, action)).Refusal!;
        Assert.Equal(403, OutcomeResult.StatusOf(refusal));
        Assert.Contains($"with {switches}, or the connector profile", refusal.Remedy);
    }

    [Fact]
    public async Task A_profile_turns_each_on_by_itself()
    {
        var account = await hub.LinkAsync("switched");
        var profile = (
            await hub.CallAsync(
                "POST",
                "/auth_configs",
                """{"connector_key":"ashby","name":"For agents","agents":{"mails_candidates":true}}"""
            )
        ).IsStatus(201);
        Assert.Equal(
            """{"irreversible":false,"mails_candidates":true}""",
            profile.Json.GetProperty("agents").GetRawText()
        );
        var path = $"/auth_configs/{profile["id"]}";
        var caller = await OpenForAsync(account, profile["id"]);
        Assert.NotEqual("off_for_agents", (await CallAsync(caller, account, Mailing)).Code);
        Assert.Equal("off_for_agents", (await CallAsync(caller, account, Irreversible)).Code);
        Assert.Equal("off_for_agents", (await CallAsync(caller, account, Both)).Code);

        var on = await hub.CallAsync("PATCH", path, """{"agents":{"irreversible":true}}""");
        Assert.Equal(
            """{"irreversible":true,"mails_candidates":true}""",
            on.IsOk().Json.GetProperty("agents").GetRawText()
        );
        Assert.NotEqual("off_for_agents", (await CallAsync(caller, account, Irreversible)).Code);
        Assert.NotEqual("off_for_agents", (await CallAsync(caller, account, Both)).Code);

        (await hub.CallAsync("PATCH", path, """{"name":"Renamed"}""")).IsOk();
        Assert.Equal(
            """{"irreversible":true,"mails_candidates":true}""",
            (await hub.CallAsync("GET", path)).IsOk().Json.GetProperty("agents").GetRawText()
        );
    }

    [Fact]
    public async Task It_is_not_off_for_those_who_are_no_agents()
    {
        var account = await hub.LinkAsync("programs");
        (await hub.RunAsync(account, Irreversible)).IsError(400, "invalid_input");
        (await hub.RunAsync(account, Mailing)).IsError(400, "invalid_input");
    }

    [Fact]
    public async Task A_session_is_for_its_accounts_alone()
    {
        var (mine, other) = (
            await hub.LinkAsync("session-mine"),
            await hub.LinkAsync("session-other")
        );
        var named = await OpenForAsync(mine);
        Assert.Equal("ok", (await CallAsync(named, mine)).Code);
        Assert.Equal("account_not_found", (await CallAsync(named, other)).Code);

        var owned = await OpenAsync("""{"name":"a","origin_owner_id":"session-other"}""");
        Assert.Equal("ok", (await CallAsync(owned, other)).Code);
        Assert.Equal("account_not_found", (await CallAsync(owned, mine)).Code);
    }

    [Fact]
    public async Task A_session_with_a_profile_runs_under_it_and_no_other()
    {
        var account = await hub.LinkAsync("bound");
        var own = await hub.ProfileIdAsync();
        var narrow = (
            await hub.CallAsync(
                "POST",
                "/auth_configs",
                """{"connector_key":"ashby","name":"Jobs only","enabled_actions":["ashby_list_jobs"]}"""
            )
        ).IsStatus(201)["id"]!;
        var caller = await OpenForAsync(account, narrow);
        Assert.Equal("ok", (await CallAsync(caller, account, "ashby_list_jobs")).Code);
        Assert.Equal("action_disabled", (await CallAsync(caller, account)).Code);
        Assert.Equal("profile_mismatch", (await CallAsync(caller, account, profile: own)).Code);
    }

    [Fact]
    public async Task The_log_names_session_client_and_transport_and_finds_calls_by_them()
    {
        var account = await hub.LinkAsync("logged");
        var caller = await OpenForAsync(account);
        await CallAsync(caller, account, client: new("claude-ai", "1.4"));
        await CallAsync(caller, account, Irreversible);
        (await hub.RunAsync(account, "ashby_list_jobs")).IsOk();

        var byAgent = Data(
            await hub.CallAsync("GET", $"/requests/logs?filter[session_id]={caller.Session!.Id}")
        );
        Assert.Equal(2, byAgent.Count);
        Assert.All(
            byAgent,
            entry =>
            {
                Assert.Equal(caller.Session.Id, entry.GetProperty("session_id").GetString());
                Assert.Equal("MCP", entry.GetProperty("transport").GetString());
                Assert.Equal(caller.Session.Id, entry.GetProperty("source_id").GetString());
            }
        );
        Assert.Equal("off_for_agents", byAgent[0].GetProperty("error_category").GetString());
        Assert.Equal(JsonValueKind.Null, byAgent[0].GetProperty("client_name").ValueKind);
        Assert.Equal("claude-ai", byAgent[1].GetProperty("client_name").GetString());
        Assert.Equal("1.4", byAgent[1].GetProperty("client_version").GetString());

        var rest = Data(
            await hub.CallAsync("GET", $"/requests/logs?transport=ACTION_RPC&account_ids={account}")
        );
        Assert.Equal("ashby_list_jobs", Assert.Single(rest).GetProperty("action").GetString());
        Assert.Equal(JsonValueKind.Null, rest[0].GetProperty("session_id").ValueKind);
    }

    private static List<JsonElement> Data(Answer list) =>
        list.IsOk().Json.GetProperty("data").EnumerateArray().ToList();

    private Task<Caller> OpenForAsync(string account, string? profile = null) =>
        OpenAsync(
            profile is null
                ? $$"""{"name":"agent","account_ids":["{{account}}"]}"""
                : $$"""{"name":"agent","account_ids":["{{account}}"],"connector_profile_id":"{{profile}}"}"""
        );

    private async Task<Caller> OpenAsync(string body)
    {
        var made = (await hub.CallAsync("POST", "/agent_sessions", body)).IsStatus(201);
        return hub
            .Server.Services.GetRequiredService<AgentSessions>()
            .Authenticate(made["token"]!, out _)!;
    }

    private Task<ExecutionOutcome> CallAsync(
        Caller caller,
        string account,
        string action = "ashby_list_candidates",
        string input = "{}",
        string? profile = null,
        RequestClient? client = null
    )
    {
        var http = new DefaultHttpContext { TraceIdentifier = $"req_{Guid.NewGuid():n}" };
        return hub
            .Server.Services.GetRequiredService<IExecutions>()
            .ExecuteAsync(
                new ExecutionRequest(
                    RequestSource.Of(http, caller, "MCP", "MCP") with
                    {
                        Client = client,
                    },
                    caller.ProjectId,
                    account,
                    profile,
                    action,
                    JsonElement.Parse(input)
                ),
                TestContext.Current.CancellationToken
            );
    }
}
