using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;

namespace Patchbay.Tests.Contract;

/// <summary>What stands in a sandbox, and a way to put more there.</summary>
internal sealed class World(AshbySandboxServer sandbox)
{
    public IEnumerable<JsonObject> All(string resource) =>
        sandbox.Sandbox.State.Of(resource)!.After(-1).Select(entry => entry.Record);

    public string Id(string resource, Func<JsonObject, bool> which) =>
        (string)All(resource).First(which)["id"]!;

    /// <summary>The results of a call that must succeed.</summary>
    public async Task<JsonNode> CallAsync(string method, JsonObject body)
    {
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        var key = Convert.ToBase64String("sandbox-all-permissions:"u8);
        http.DefaultRequestHeaders.Authorization = new("Basic", key);
        using var response = await http.PostAsJsonAsync(
            method,
            body,
            TestContext.Current.CancellationToken
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(
            TestContext.Current.CancellationToken
        );
        Assert.True((bool)answer!["success"]!, $"{method} {body}: {answer}");
        return answer["results"]!;
    }
}
