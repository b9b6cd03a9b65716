using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

/// <summary>Headers that a caller may send beside its key (behaviour, section 1).</summary>
public class HeaderTests
{
    [Fact]
    public async Task The_active_version_is_served_and_any_other_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var served = await CallAsync(sandbox, "job.list", "Ashby-Version", "2026-01-01");
        Assert.Equal(200, (int)served.StatusCode);
        Assert.Equal("active", served.Headers.GetValues("Ashby-Version-Status").Single());
        using var refused = await CallAsync(sandbox, "job.list", "Ashby-Version", "2019-01-01");
        Assert.Equal(400, (int)refused.StatusCode);
    }

    [Fact]
    public async Task A_key_that_may_act_on_behalf_of_a_user_writes_in_that_user_s_name()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var users = await sandbox.CallAsync("user.list");
        var user = users.Ids.ElementAt(4);
        var body = new { candidateId = await sandbox.FirstIdAsync("candidate.list"), note = "Hi" };
        using var written = await CallAsync(
            sandbox,
            "candidate.createNote",
            "X-On-Behalf-Of",
            user,
            body
        );
        var note = await written.Content.ReadFromJsonAsync<JsonObject>(
            TestContext.Current.CancellationToken
        );
        Assert.Equal(user, (string?)note!["results"]!["author"]!["id"]);

        using var nobody = await CallAsync(
            sandbox,
            "candidate.createNote",
            "X-On-Behalf-Of",
            Guid.NewGuid().ToString(),
            body
        );
        Assert.Contains(
            "user_not_found",
            await nobody.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        var plain = sandbox.Server.AddKey("Plain", "candidatesWrite");
        using var refused = await CallAsync(
            sandbox,
            "candidate.createNote",
            "X-On-Behalf-Of",
            user,
            body,
            plain.Secret
        );
        Assert.Equal(403, (int)refused.StatusCode);
    }

    private static async Task<HttpResponseMessage> CallAsync(
        RunningSandbox sandbox,
        string method,
        string header,
        string value,
        object? body = null,
        string key = RunningSandbox.AllPermissions
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/" + method)
        {
            Content = JsonContent.Create(body ?? new { }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))
        );
        request.Headers.Add(header, value);
        return await sandbox.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
