using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Patchbay.Hub.Access;

namespace Patchbay.Tests.Hub;

/// <summary>/api_keys: made, shown once, used, expired, revoked.</summary>
public sealed class ApiKeyTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-24T10:00:00Z"));
    private readonly TestHub _hub;

    public ApiKeyTests() => _hub = new TestHub(_time);

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Is_protected() =>
        (await _hub.CallAsync("GET", "/api_keys", key: "")).IsError(401, "unauthorized");

    [Fact]
    public async Task Stays_in_its_project()
    {
        var made = await CreateAsync("""{"name":"mine","scopes":["platform:read"]}""");
        var other = await _hub.AddProjectAsync("Other");
        Assert.DoesNotContain("mine", (await _hub.CallAsync("GET", "/api_keys", key: other)).Text);
        (await _hub.CallAsync("DELETE", $"/api_keys/{made["id"]}", key: other)).IsError(
            404,
            "api_key_not_found"
        );
        (await _hub.CallAsync("GET", "/accounts", key: made["key"]!)).IsOk();
    }

    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_a_hash()
    {
        var made = await CreateAsync("""{"name":"once","scopes":["platform:read","logs:read"]}""");
        var key = made["key"]!;
        Assert.Matches(@"^v1\.local\.[A-Za-z0-9_-]{43}$", key);
        var row = await FindAsync(made["id"]!);
        Assert.False(row.TryGetProperty("key", out _));
        Assert.Equal(
            ["platform:read", "logs:read"],
            row.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString())
        );
        Assert.StartsWith(row.GetProperty("prefix").GetString()!, key);
        Assert.DoesNotContain(key, _hub.Log.All);
        await _hub.StopAsync();
        foreach (var file in Directory.GetFiles(_hub.DataFolder))
            Assert.DoesNotContain(
                key,
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
            );
    }

    [Fact]
    public async Task An_expired_key_opens_nothing_and_says_since_when()
    {
        var made = await CreateAsync(
            """{"name":"short","scopes":["platform:read"],"expires_in":3600}"""
        );
        _time.Advance(TimeSpan.FromSeconds(3599));
        (await _hub.CallAsync("GET", "/accounts", key: made["key"]!)).IsOk();
        _time.Advance(TimeSpan.FromSeconds(1));
        var refused = await _hub.CallAsync("GET", "/accounts", key: made["key"]!);
        refused.IsError(401, "unauthorized");
        Assert.Equal("The API key expired at 2026-11-24 11:00:00Z.", refused["message"]);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_the_next_request_on_also_after_a_restart()
    {
        var made = await CreateAsync("""{"name":"gone","scopes":["platform:read"]}""");
        (await _hub.CallAsync("GET", "/accounts", key: made["key"]!)).IsOk();
        var revoked = await _hub.CallAsync("DELETE", $"/api_keys/{made["id"]}");
        Assert.Equal("2026-11-24T10:00:00.000Z", revoked.IsOk()["revoked_at"]);
        var refused = await _hub.CallAsync("GET", "/accounts", key: made["key"]!);
        Assert.Contains("was revoked", refused.IsError(401, "unauthorized")["message"]);

        await _hub.StopAsync();
        await _hub.StartAsync("Production");
        (await _hub.CallAsync("GET", "/accounts", key: made["key"]!)).IsError(401, "unauthorized");
    }

    [Fact]
    public async Task The_last_use_is_known_at_once_and_written_down_in_batches()
    {
        var made = await CreateAsync("""{"name":"used","scopes":["platform:read"]}""");
        Assert.Null(await LastUsedAsync(made["id"]!));
        _time.Advance(TimeSpan.FromSeconds(10));
        await _hub.CallAsync("GET", "/accounts", key: made["key"]!);
        Assert.Equal("2026-11-24T10:00:10.000Z", await LastUsedAsync(made["id"]!));
        Assert.Equal(0, await Tampering.CountAsync(_hub, "ApiKeys WHERE LastUsedAt > 0"));

        await _hub.StopAsync();
        Assert.NotEqual(0, await Tampering.CountAsync(_hub, "ApiKeys WHERE LastUsedAt > 0"));
        await _hub.StartAsync("Production");
        Assert.Equal("2026-11-24T10:00:10.000Z", await LastUsedAsync(made["id"]!));
    }

    [Theory]
    [InlineData("""{"scopes":["platform:read"]}""", "$.name")]
    [InlineData("""{"name":"a"}""", "$.scopes")]
    [InlineData("""{"name":"a","scopes":[]}""", "$.scopes")]
    [InlineData("""{"name":"a","scopes":["platform:read","root"]}""", "$.scopes[1]")]
    [InlineData("""{"name":"a","scopes":["logs:read"],"expires_in":0}""", "$.expires_in")]
    public async Task A_key_that_cannot_be_is_refused(string body, string path)
    {
        var answer = await _hub.CallAsync("POST", "/api_keys", body);
        answer.IsError(400, "invalid_request");
        Assert.Equal(path, answer.Json.GetProperty("faults")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_key_hands_on_no_more_than_it_holds_and_revokes_no_stronger_one()
    {
        var writer = await _hub.CreateKeyAsync(KeyScopes.PlatformRead | KeyScopes.PlatformWrite);
        var body = """{"name":"a","scopes":["platform:read","hub:admin"]}""";
        var refused = await _hub.CallAsync("POST", "/api_keys", body, writer);
        Assert.Contains("hub:admin", refused.IsError(403, "scope_not_held")["message"]);

        var strong = await CreateAsync("""{"name":"strong","scopes":["logs:read"]}""");
        (await _hub.CallAsync("DELETE", $"/api_keys/{strong["id"]}", key: writer)).IsError(
            403,
            "scope_not_held"
        );
    }

    [Fact]
    public async Task A_new_project_has_profiles_and_gets_its_first_key_from_an_administrator()
    {
        var project = await _hub.CallAsync("POST", "/projects", """{"name":"Second"}""");
        var id = project.IsStatus(201)["id"];
        var made = await _hub.CallAsync(
            "POST",
            $"/projects/{id}/api_keys",
            """{"name":"first","scopes":["platform:read","credentials:write"]}"""
        );
        var key = made.IsStatus(201)["key"]!;
        Assert.NotEmpty(await _hub.ProfileIdAsync(key));
        await _hub.LinkAsync("in-second", key: key);
        Assert.Equal(1, (await _hub.CallAsync("GET", "/accounts", key: key)).Json.GetArrayLength());
        Assert.Contains("Second", (await _hub.CallAsync("GET", "/projects")).IsOk().Text);
        (await _hub.CallAsync("GET", "/projects", key: key)).IsError(403, "missing_scope");
    }

    private async Task<Answer> CreateAsync(string body) =>
        (await _hub.CallAsync("POST", "/api_keys", body)).IsStatus(201);

    private async Task<JsonElement> FindAsync(string id) =>
        (await _hub.CallAsync("GET", "/api_keys"))
            .IsOk()
            .Json.GetProperty("data")
            .EnumerateArray()
            .Single(key => key.GetProperty("id").GetString() == id);

    private async Task<string?> LastUsedAsync(string id) =>
        (await FindAsync(id)).GetProperty("last_used_at").GetString();
}
