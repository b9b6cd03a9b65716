using System.Text.Json;

namespace Patchbay.Tests.Hub;

/// <summary>What a key may do, as the request log tells it: each check, and each call that a missing permission stopped.</summary>
public sealed class KeyCheckLogTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task A_permission_that_is_known_to_lack_is_logged_by_its_box_and_without_a_step()
    {
        var key = hub.AddKeyWithout("jobsRead");
        var account = await hub.LinkAsync("lacks", key.Secret);
        var refused = await hub.RunAsync(account, "ashby_list_jobs");
        var id = refused
            .IsError(403, "missing_permission")
            .Response.Headers.GetValues("x-request-id")
            .Single();
        var log = (await hub.CallAsync("GET", $"/requests/logs/{id}?include=step_logs"))
            .IsOk()
            .Json.GetProperty("data");
        Assert.Equal("missing_permission", log.GetProperty("error_category").GetString());
        Assert.Contains("Jobs: Read", log.GetProperty("missing_permission").GetString());
        Assert.Equal(403, log.GetProperty("status").GetInt32());
        Assert.Empty(log.GetProperty("step_requests").EnumerateArray());
    }

    [Fact]
    public async Task A_check_of_an_account_has_an_entry_of_its_own_with_every_question_asked()
    {
        var account = await hub.LinkAsync(
            "checked",
            hub.AddKeyWithout("apiKeysWebhooksRead").Secret
        );
        var before = hub.Ashby.Requests.Count;
        (await hub.CheckAsync(account)).IsOk();
        var log = Assert.Single(await ChecksAsync($"account_ids={account}"));
        Assert.Equal("CONNECTION_TEST", log.GetProperty("source_type").GetString());
        Assert.Equal($"/accounts/{account}/permissions/check", log.GetProperty("path").GetString());
        Assert.Equal(200, log.GetProperty("status").GetInt32());
        var asked = hub.Ashby.Requests.Skip(before).Select(request => "/" + request.Method).Order();
        Assert.Equal(
            asked,
            log.GetProperty("step_requests")
                .EnumerateArray()
                .Select(step => step.GetProperty("path").GetString())
                .Order()
        );
    }

    [Fact]
    public async Task A_key_that_is_refused_on_linking_is_logged_without_the_key()
    {
        var token = await hub.CreateSessionAsync("mistyped");
        (
            await hub.CallHubAsync(
                token,
                "POST",
                "/hub/accounts",
                TestHub.Credentials("a-key-of-no-one")
            )
        ).IsError(400, "key_rejected");
        var log = Assert.Single(await ChecksAsync("status_codes=412"));
        Assert.Equal("key_rejected", log.GetProperty("error_category").GetString());
        Assert.Equal("/hub/accounts", log.GetProperty("path").GetString());
        Assert.DoesNotContain("a-key-of-no-one", log.GetRawText());
    }

    private async Task<List<JsonElement>> ChecksAsync(string filter) =>
        (
            await hub.CallAsync(
                "GET",
                $"/requests/logs?include=step_logs&source_types=CONNECTION_TEST&{filter}"
            )
        )
            .IsOk()
            .Json.GetProperty("data")
            .EnumerateArray()
            .Where(log => log.GetProperty("transport").GetString() == "KEY_CHECK")
            .ToList();
}
