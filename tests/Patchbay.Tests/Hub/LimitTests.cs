using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Catalog;

namespace Patchbay.Tests.Hub;

/// <summary>The limits of an API key: what it may call, and how often.</summary>
public sealed class LimitTests(TestHub hub) : IClassFixture<TestHub>
{
    private const string NewCandidate = """{"name":"Ada"}""";

    [Theory]
    [InlineData("""{"read_only":true}""", "ashby_list_candidates", null)]
    [InlineData("""{"read_only":true}""", "ashby_create_candidate", "limited_read_only")]
    [InlineData("""{"read_only":true}""", "ashby_update_candidate", "limited_read_only")]
    [InlineData("""{"read_only":true}""", "ashby_delete_webhook", "limited_read_only")]
    [InlineData("""{"read_only":false}""", "ashby_create_candidate", null)]
    [InlineData("""{"effects":["read"]}""", "ashby_list_candidates", null)]
    [InlineData("""{"effects":["read"]}""", "ashby_create_candidate", "effect_not_allowed")]
    [InlineData("""{"effects":["create"]}""", "ashby_create_candidate", null)]
    [InlineData("""{"effects":["create"]}""", "ashby_list_candidates", "effect_not_allowed")]
    [InlineData(
        """{"effects":["read","create"]}""",
        "ashby_update_candidate",
        "effect_not_allowed"
    )]
    [InlineData("""{"effects":["read","create"]}""", "ashby_delete_webhook", "effect_not_allowed")]
    [InlineData(
        """{"read_only":true,"effects":["create"]}""",
        "ashby_create_candidate",
        "limited_read_only"
    )]
    [InlineData("""{"actions":["ashby_list_*"]}""", "ashby_list_candidates", null)]
    [InlineData(
        """{"actions":["ashby_list_*"]}""",
        "ashby_get_candidate_by_id",
        "action_not_allowed"
    )]
    [InlineData("""{"actions":["ashby_list_*"]}""", "ashby_create_candidate", "action_not_allowed")]
    [InlineData(
        """{"actions":["ashby_get_candidate_by_id","*_create_candidate"]}""",
        "ashby_create_candidate",
        null
    )]
    [InlineData(
        """{"actions":["*"],"effects":["read"]}""",
        "ashby_create_candidate",
        "effect_not_allowed"
    )]
    [InlineData("""{"max_writes":0}""", "ashby_list_candidates", null)]
    [InlineData("""{"max_writes":0}""", "ashby_create_candidate", "writes_used_up")]
    public async Task Lets_through_what_the_limits_allow(string limits, string action, string? code)
    {
        var account = await hub.LinkAsync("limited");
        var key = await KeyAsync(limits);
        var before = hub.Ashby.Requests.Count;
        var input = action == "ashby_list_candidates" ? """{"limit":1}""" : NewCandidate;
        var answer = await hub.RunAsync(account, action, input, key);
        if (code is null)
        {
            answer.IsOk();
            return;
        }
        answer.IsError(403, code);
        Assert.Equal("false", answer["retryable"]);
        Assert.NotEmpty(answer["remedy"]!);
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Fact]
    public async Task Calls_and_writes_are_counted_as_they_are_sent_and_refused_ones_are_not()
    {
        var account = await hub.LinkAsync("counted");
        var made = await MakeAsync("""{"max_calls":4,"max_writes":1,"actions":["*_candidate*"]}""");
        var (id, key) = (made["id"]!, made["key"]!);
        (await hub.RunAsync(account, "ashby_list_candidates", """{"limit":1}""", key)).IsOk();
        (await hub.RunAsync(account, "ashby_create_candidate", NewCandidate, key)).IsOk();
        Assert.Equal((2, 1), await UsedAsync(id));

        (await hub.RunAsync(account, "ashby_create_candidate", NewCandidate, key)).IsError(
            403,
            "writes_used_up"
        );
        (await hub.RunAsync(account, "ashby_list_jobs", key: key)).IsError(
            403,
            "action_not_allowed"
        );
        (await hub.RunAsync(account, "ashby_create_candidate", """{"nme":1}""", key)).IsError(
            400,
            "invalid_input"
        );
        (await hub.RunAsync("acc_unknown", "ashby_list_candidates", key: key)).IsError(
            404,
            "account_not_found"
        );
        Assert.Equal((2, 1), await UsedAsync(id));

        (await hub.RunAsync(account, "ashby_list_candidates", """{"limit":1}""", key)).IsOk();
        (await hub.RunAsync(account, "ashby_list_candidates", """{"limit":1}""", key)).IsOk();
        var refused = await hub.RunAsync(account, "ashby_list_candidates", key: key);
        refused.IsError(403, "calls_used_up");
        Assert.Contains("all of its 4 calls", refused["message"]);
        Assert.Equal((4, 1), await UsedAsync(id));
    }

    [Fact]
    public async Task Calls_at_once_never_come_to_more_than_the_limit()
    {
        var account = await hub.LinkAsync("at-once");
        var made = await MakeAsync("""{"max_writes":5}""");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 24)
                .Select(_ =>
                    hub.RunAsync(account, "ashby_create_candidate", NewCandidate, made["key"]!)
                )
        );
        Assert.Equal(5, answers.Count(answer => (int)answer.Status == 200));
        Assert.All(
            answers.Where(answer => (int)answer.Status != 200),
            answer => answer.IsError(403, "writes_used_up")
        );
        Assert.Equal((5, 5), await UsedAsync(made["id"]!));
    }

    [Fact]
    public async Task Counts_go_on_after_a_restart()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        var account = await own.LinkAsync("restarted");
        var made = (
            await own.CallAsync("POST", "/api_keys", Body("""{"max_calls":3,"max_writes":1}"""))
        ).IsStatus(201);
        (await own.RunAsync(account, "ashby_create_candidate", NewCandidate, made["key"]!)).IsOk();
        await own.StopAsync();
        await own.StartAsync("Production");
        (await own.RunAsync(account, "ashby_create_candidate", NewCandidate, made["key"]!)).IsError(
            403,
            "writes_used_up"
        );
        (await own.RunAsync(account, "ashby_list_candidates", key: made["key"]!)).IsOk();
        (await own.RunAsync(account, "ashby_list_candidates", key: made["key"]!)).IsOk();
        (await own.RunAsync(account, "ashby_list_candidates", key: made["key"]!)).IsError(
            403,
            "calls_used_up"
        );
    }

    [Theory]
    [InlineData("post", "/candidate.list", null)]
    [InlineData("post", "/candidate.create", "limited_read_only")]
    [InlineData("get", "/candidate.list", "action_not_allowed")]
    [InlineData("post", "/candidate.nothing", "action_not_allowed")]
    public async Task The_proxy_is_held_to_them_too(string method, string path, string? code)
    {
        var account = await hub.LinkAsync("proxied");
        var made = await MakeAsync("""{"read_only":true,"max_calls":1}""");
        var body = $$"""{"method":"{{method}}","path":"{{path}}"}""";
        var answer = await hub.CallAsync("POST", "/unified/proxy", body, made["key"]!, account);
        if (code is not null)
        {
            answer.IsError(403, code);
            Assert.Equal((0, 0), await UsedAsync(made["id"]!));
            return;
        }
        answer.IsOk();
        (await hub.CallAsync("POST", "/unified/proxy", body, made["key"]!, account)).IsError(
            403,
            "calls_used_up"
        );
    }

    [Fact]
    public async Task The_proxy_counts_writes()
    {
        var account = await hub.LinkAsync("proxied-writes");
        var made = await MakeAsync("""{"max_writes":1}""");
        var body = """{"method":"post","path":"/candidate.create","body":{"name":"Ada"}}""";
        (await hub.CallAsync("POST", "/unified/proxy", body, made["key"]!, account)).IsOk();
        (await hub.CallAsync("POST", "/unified/proxy", body, made["key"]!, account)).IsError(
            403,
            "writes_used_up"
        );
        Assert.Equal((1, 1), await UsedAsync(made["id"]!));
    }

    [Fact]
    public async Task What_is_read_to_find_ids_counts_and_is_held_to_them()
    {
        var account = await hub.LinkAsync("resolved");
        var body = """{"text":"Onsite","kind":"job"}""";
        var made = await MakeAsync("""{"max_calls":20}""");
        var found = await hub.CallAsync("POST", "/actions/resolve", body, made["key"]!, account);
        found.IsOk();
        Assert.InRange((await UsedAsync(made["id"]!)).Calls, 1, 20);

        var before = hub.Ashby.Requests.Count;
        var writer = await KeyAsync("""{"effects":["create"]}""");
        (await hub.CallAsync("POST", "/actions/resolve", body, writer, account)).IsError(
            403,
            "effect_not_allowed"
        );
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Fact]
    public void An_allowed_call_is_checked_and_counted_without_allocation()
    {
        var action = hub
            .Server.Services.GetRequiredService<ICatalog>()
            .Connectors.SelectMany(connector => connector.Actions)
            .Single(one => one.Id == "ashby_create_candidate");
        var limits = new CallLimits(
            new(null, ["read", "create"], ["ashby_list_*", "*_create_*"], 1_000_000, 1_000_000),
            new CallTally(0, 0),
            "The API key"
        );
        void Call()
        {
            Assert.Null(limits.WhyNot(action));
            Assert.Null(limits.Take(isWrite: true));
        }
        for (var i = 0; i < 1_000; i++)
            Call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            Call();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("""{"effects":[]}""", "$.limits.effects")]
    [InlineData("""{"effects":["read","destroy"]}""", "$.limits.effects[1]")]
    [InlineData("""{"actions":[]}""", "$.limits.actions")]
    [InlineData("""{"actions":["ashby_lst_*"]}""", "$.limits.actions[0]")]
    [InlineData("""{"actions":["ashby_list_*","a b"]}""", "$.limits.actions[1]")]
    [InlineData("""{"max_calls":0}""", "$.limits.max_calls")]
    [InlineData("""{"max_writes":-1}""", "$.limits.max_writes")]
    public async Task Limits_that_cannot_be_are_refused(string limits, string path)
    {
        var answer = await hub.CallAsync("POST", "/api_keys", Body(limits));
        answer.IsError(400, "invalid_request");
        Assert.Equal(path, answer.Json.GetProperty("faults")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task They_are_shown_with_the_key_and_a_key_without_has_none()
    {
        var made = await MakeAsync(
            """{"effects":["read"],"actions":["ashby_list_*"],"max_calls":9}"""
        );
        var shown = await FindAsync(made["id"]!);
        Assert.Equal(
            """{"read_only":null,"effects":["read"],"actions":["ashby_list_*"],"max_calls":9,"max_writes":null}""",
            shown.GetProperty("limits").GetRawText()
        );
        var free = await FindAsync((await MakeAsync("""{"read_only":false}"""))["id"]!);
        Assert.Equal(JsonValueKind.Null, free.GetProperty("limits").ValueKind);
        Assert.Equal(JsonValueKind.Null, free.GetProperty("used").ValueKind);
    }

    [Fact]
    public async Task A_limited_key_makes_no_key()
    {
        var made = (
            await hub.CallAsync(
                "POST",
                "/api_keys",
                """{"name":"l","scopes":["platform:write","actions:execute"],"limits":{"read_only":true}}"""
            )
        ).IsStatus(201);
        var body = """{"name":"wider","scopes":["actions:execute"]}""";
        (await hub.CallAsync("POST", "/api_keys", body, made["key"]!)).IsError(403, "limited_key");
    }

    private async Task<string> KeyAsync(string limits) => (await MakeAsync(limits))["key"]!;

    private async Task<Answer> MakeAsync(string limits) =>
        (await hub.CallAsync("POST", "/api_keys", Body(limits))).IsStatus(201);

    private static string Body(string limits) =>
        $$"""{"name":"limited","scopes":["actions:execute"],"limits":{{limits}}}""";

    private async Task<(int Calls, int Writes)> UsedAsync(string id)
    {
        var used = (await FindAsync(id)).GetProperty("used");
        return (used.GetProperty("calls").GetInt32(), used.GetProperty("writes").GetInt32());
    }

    private async Task<JsonElement> FindAsync(string id) =>
        (await hub.CallAsync("GET", "/api_keys"))
            .IsOk()
            .Json.GetProperty("data")
            .EnumerateArray()
            .Single(key => key.GetProperty("id").GetString() == id);
}
