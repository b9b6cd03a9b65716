using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Patchbay.Hub.Access;

namespace Patchbay.Tests.Hub;

/// <summary>GET /audit_log and /audit_log/hub: who did what, and that it cannot be changed unnoticed.</summary>
public sealed class AuditLogTests : IAsyncLifetime
{
    private readonly TestHub _hub = new();

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public void Every_route_that_changes_something_is_audited_or_says_why_not() =>
        Assert.All(
            Routes.Of(_hub).Where(route => route.Changes && !route.IsOpen),
            route =>
                Assert.True(
                    route.Audit is { Act: not null } or { WhyNot.Length: > 10 },
                    $"{route} is neither audited nor says why not"
                )
        );

    [Fact]
    public async Task Is_protected_by_its_scopes()
    {
        (await _hub.CallAsync("GET", "/audit_log", key: "")).IsError(401, "unauthorized");
        var logs = await _hub.CreateKeyAsync(KeyScopes.LogsRead);
        (await _hub.CallAsync("GET", "/audit_log", key: logs)).IsOk();
        (await _hub.CallAsync("GET", "/audit_log/hub", key: logs)).IsError(403, "missing_scope");
    }

    [Fact]
    public async Task Stays_in_its_project()
    {
        var account = await _hub.LinkAsync("audited-walls");
        var other = await _hub.AddProjectAsync("Other");
        Assert.DoesNotContain(
            account,
            (await _hub.CallAsync("GET", "/audit_log", key: other)).Text
        );
    }

    [Fact]
    public async Task An_act_tells_who_what_on_what_when_and_from_where_and_no_secret()
    {
        var account = await _hub.LinkAsync("audited");
        var answer = await _hub.CallAsync(
            "PATCH",
            $"/accounts/{account}",
            """{"label":"private words","credentials":{"apiKey":"sandbox-all-permissions"}}"""
        );
        var request = answer.IsOk().Response.Headers.GetValues("x-request-id").Single();

        var entry = (await EntriesAsync()).Single(one => Text(one, "request_id") == request);
        Assert.Equal("account.updated", Text(entry, "action"));
        Assert.Equal(account, Text(entry, "target"));
        Assert.Equal("127.0.0.1", Text(entry, "address"));
        Assert.Equal("api_key", Text(entry.GetProperty("actor"), "kind"));
        Assert.StartsWith("key_", Text(entry.GetProperty("actor"), "id"));
        Assert.True(entry.GetProperty("at").TryGetDateTimeOffset(out _));
        Assert.Equal(
            """{"given":["credentials","label"]}""",
            entry.GetProperty("details").GetRawText()
        );

        var all = await ExportAsync();
        Assert.DoesNotContain("sandbox-all-permissions", all);
        Assert.DoesNotContain("private words", all);
        Assert.DoesNotContain(TestHub.BootstrapKey, all);
    }

    [Fact]
    public async Task Acts_of_the_hub_stand_in_its_own_log_and_acts_of_customers_name_their_session()
    {
        await _hub.CallAsync("POST", "/projects", """{"name":"Audited"}""");
        await _hub.CallAsync("POST", "/vault/rotation");
        var account = await _hub.LinkAsync("customer");

        Assert.Equal(
            ["project.created", "vault_rotation.started"],
            (await EntriesAsync("/audit_log/hub")).Select(entry => Text(entry, "action"))
        );
        var entries = await EntriesAsync();
        Assert.Equal(
            ["api_key.replaced", "connect_session.created", "account.linked"],
            entries.Select(entry => Text(entry, "action"))
        );
        Assert.Equal("operator", Text(entries[0].GetProperty("actor"), "kind"));
        Assert.Equal(account, Text(entries[2], "target"));
        Assert.Equal("connect_session", Text(entries[2].GetProperty("actor"), "kind"));
        Assert.Equal(Text(entries[1], "target"), Text(entries[2].GetProperty("actor"), "id"));
    }

    [Fact]
    public async Task What_is_done_to_a_profile_and_the_check_of_a_key_are_acts()
    {
        var account = await _hub.LinkAsync("checked");
        var before = (await EntriesAsync()).Count;
        var profile = (
            await _hub.CallAsync(
                "POST",
                "/auth_configs",
                """{"connector_key":"ashby","name":"private words"}"""
            )
        )["id"]!;
        await _hub.CallAsync("PATCH", $"/auth_configs/{profile}", """{"active":false}""");
        await _hub.CallAsync("DELETE", $"/auth_configs/{profile}");
        (await _hub.CheckAsync(account)).IsOk();
        // Words about a tool are no act.
        await _hub.CallAsync("POST", "/ai/tool-feedback", """{"feedback":"Fast."}""");

        var entries = (await EntriesAsync()).Skip(before).ToList();
        Assert.Equal(
            [
                ("auth_config.created", profile),
                ("auth_config.updated", profile),
                ("auth_config.deleted", profile),
                ("account.permissions_checked", account),
            ],
            entries.Select(entry => (Text(entry, "action"), Text(entry, "target")))
        );
        Assert.Equal(
            """{"given":["connector_key","name"]}""",
            entries[0].GetProperty("details").GetRawText()
        );
        Assert.DoesNotContain("private words", await ExportAsync());
    }

    [Fact]
    public async Task A_check_that_finds_the_key_refused_or_the_provider_gone_is_an_act_too()
    {
        var key = _hub.AddKeyWithout();
        var account = await _hub.LinkAsync("refused", key.Secret);
        var before = (await EntriesAsync()).Count;
        _hub.Ashby.AddKey(key with { Enabled = false });
        (await _hub.CheckAsync(account)).IsError(412, "key_rejected");
        await _hub.Ashby.DisposeAsync();
        (await _hub.CheckAsync(account)).IsError(502, "unreachable");
        Assert.Equal(
            [
                ("account.permissions_checked", account, "api_key"),
                ("account.permissions_checked", account, "api_key"),
            ],
            (await EntriesAsync())
                .Skip(before)
                .Select(entry =>
                    (
                        Text(entry, "action"),
                        Text(entry, "target"),
                        Text(entry.GetProperty("actor"), "kind")
                    )
                )
        );
    }

    [Fact]
    public async Task A_refused_act_is_none()
    {
        var account = await _hub.LinkAsync("suspended");
        await _hub.CallAsync("PATCH", $"/accounts/{account}", """{"status":"suspended"}""");
        var before = (await EntriesAsync()).Count;
        await _hub.CallAsync("DELETE", "/accounts/acc_nobody");
        await _hub.CallAsync("DELETE", "/auth_configs/prof_none");
        await _hub.CallAsync("POST", "/accounts/acc_nobody/permissions/check");
        (await _hub.CheckAsync(account)).IsError(412, "account_suspended");
        await _hub.CallAsync("POST", "/api_keys", "{}");
        await _hub.CallAsync("POST", "/connect_sessions", "{}");
        Assert.Equal(before, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task Each_line_carries_the_hash_of_itself_and_of_the_one_before()
    {
        await _hub.LinkAsync("chained");
        var previous = new string('0', 64);
        foreach (
            var line in (await ExportAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var entry = JsonElement.Parse(line);
            Assert.Equal(previous, Text(entry, "previous_hash"));
            previous = Text(entry, "hash")!;
            var text = line.Replace($",\"hash\":\"{previous}\"", "", StringComparison.Ordinal);
            Assert.Equal(
                previous,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
            );
        }
    }

    [Fact]
    public async Task After_leaves_out_what_was_exported_before()
    {
        await _hub.LinkAsync("paged");
        var all = await EntriesAsync();
        var rest = await EntriesAsync("/audit_log?after=1");
        Assert.Equal(
            all.Skip(1).Select(entry => Text(entry, "hash")),
            rest.Select(entry => Text(entry, "hash"))
        );
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Text = 'x'")]
    [InlineData("DELETE FROM AuditEntries")]
    public async Task The_database_itself_refuses_to_change_an_entry(string sql)
    {
        var refusal = await Assert.ThrowsAsync<SqliteException>(() =>
            Tampering.ExecuteAsync(_hub, sql)
        );
        Assert.Contains("the audit log is only added to", refusal.Message);
    }

    [Fact]
    public async Task Acts_at_the_same_time_make_one_chain()
    {
        var before = (await EntriesAsync()).Count;
        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => _hub.CreateSessionAsync($"owner-{number}"))
        );
        var entries = await EntriesAsync();
        Assert.Equal(before + 20, entries.Count);
        Assert.Equal(
            Enumerable.Range(1, entries.Count),
            entries.Select(entry => entry.GetProperty("sequence").GetInt32())
        );
    }

    private async Task<string> ExportAsync(string path = "/audit_log")
    {
        var answer = (await _hub.CallAsync("GET", path)).IsOk();
        Assert.Equal(
            "application/x-ndjson",
            answer.Response.Content.Headers.ContentType?.MediaType
        );
        return answer.Text;
    }

    private async Task<IReadOnlyList<JsonElement>> EntriesAsync(string path = "/audit_log") =>
        (await ExportAsync(path))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line))
            .ToList();

    private static string? Text(JsonElement entry, string name) =>
        entry.GetProperty(name).GetString();
}
