using System.Net.Http.Headers;
using System.Text;
using Patchbay.AshbySandbox;

namespace Patchbay.Tests.Sandbox;

public class AuthTests
{
    [Fact]
    public async Task No_credentials_answer_401_with_text()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reply = await sandbox.CallAsync("candidate.list", key: null);
        Assert.Equal(401, reply.Status);
        Assert.Equal("text/plain", reply.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_wrong_key_answers_403_with_text()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reply = await sandbox.CallAsync("candidate.list", key: "nobody");
        Assert.Equal(403, reply.Status);
        Assert.Equal("text/plain", reply.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_deactivated_key_is_refused_like_a_wrong_one()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var key = sandbox.Server.AddKey("Short-lived", "candidatesRead");
        Assert.Equal(200, (await sandbox.CallAsync("candidate.list", key: key.Secret)).Status);
        sandbox.Server.AddKey(key with { Enabled = false });
        Assert.Equal(403, (await sandbox.CallAsync("candidate.list", key: key.Secret)).Status);
    }

    [Fact]
    public async Task The_key_is_the_user_name_and_the_password_is_empty()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/apiKey.info")
        {
            Content = new StringContent("{}"),
        };
        var swapped = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(":" + RunningSandbox.AllPermissions)
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", swapped);
        using var response = await sandbox.Http.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(403, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_missing_permission_answers_403_in_the_envelope()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var key = sandbox.Server.AddKey("Reader", "candidatesRead");
        var reply = await sandbox.CallAsync("candidate.create", new { name = "Ada" }, key.Secret);
        Assert.Equal(403, reply.Status);
        Assert.Equal("missing_endpoint_permission", reply.ErrorCode);
        Assert.Equal("missing_endpoint_permission", (string?)reply.Json["errors"]![0]);
    }

    [Fact]
    public async Task The_permission_is_checked_before_the_body()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var key = sandbox.Server.AddKey("Reader", "candidatesRead");
        Assert.Equal(
            403,
            (await sandbox.CallAsync("candidate.create", "not json", key.Secret)).Status
        );
    }

    [Fact]
    public async Task An_unknown_method_answers_404()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(404, (await sandbox.CallAsync("candidate.fly")).Status);
    }

    [Fact]
    public async Task ApiKey_info_spells_scopes_with_a_colon()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var key = sandbox.Server.AddKey(
            "Integration",
            "apiKeysRead",
            "candidatesRead",
            "hiringProcessMetadataRead"
        );
        var reply = await sandbox.CallAsync("apiKey.info", key: key.Secret);
        Assert.Equal("Integration", (string?)reply.Json["results"]!["title"]);
        Assert.Equal(
            ["apiKeys:read", "candidates:read", "hiringProcessMetadata:read"],
            reply.Json["results"]!["scopes"]!.AsArray().Select(scope => (string?)scope)
        );
    }

    [Fact]
    public async Task Every_answer_carries_a_request_id_and_the_version()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reply = await sandbox.CallAsync("candidate.info");
        var id = reply.Response.Headers.GetValues("x-ashby-request-id").Single();
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", id);
        Assert.Equal(id, (string?)reply.Json["errorInfo"]!["requestId"]);
        Assert.Equal("active", reply.Response.Headers.GetValues("Ashby-Version-Status").Single());
        Assert.Equal(
            "application/json; charset=utf-8",
            reply.Response.Content.Headers.ContentType!.ToString()
        );
    }

    [Fact]
    public async Task Confidential_jobs_are_absent_without_the_switch_of_the_key()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var everything = (await sandbox.CallAsync("job.list")).Results;
        var secret = (string)everything.First(job => (bool)job!["confidential"]!)!["id"]!;

        var key = sandbox.Server.AddKey("Plain", "jobsRead");
        Assert.DoesNotContain(secret, (await sandbox.CallAsync("job.list", key: key.Secret)).Ids);
        Assert.Equal(
            "job_not_found",
            (await sandbox.CallAsync("job.info", new { id = secret }, key.Secret)).ErrorCode
        );

        var sees = sandbox.Server.AddKey(
            new SandboxKey("Trusted", "trusted", ["jobsRead"]) { SeesConfidential = true }
        );
        Assert.Contains(secret, (await sandbox.CallAsync("job.list", key: sees.Secret)).Ids);
    }
}
