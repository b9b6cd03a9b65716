using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Tests.Sandbox;

namespace Patchbay.ForeignClients.AshbyMcp;

/// <summary>A sandbox that ashby-mcp drives.</summary>
public sealed class DrivenSandbox : IAsyncLifetime
{
    internal const int Candidates = 100;

    internal RunningSandbox Sandbox { get; private set; } = null!;
    internal AshbyMcpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await RunningSandbox.StartAsync(Candidates);
        Client = await AshbyMcpClient.StartAsync(
            Sandbox.Server.Address,
            RunningSandbox.AllPermissions
        );
    }

    /// <summary>The data of a tool call that must go well, as must every call that it makes to Ashby.</summary>
    internal async Task<JsonObject> DataAsync(string tool, object? arguments = null)
    {
        var before = Sandbox.Server.Requests.Count;
        var answer = await Client.CallAsync(
            tool,
            JsonSerializer.SerializeToNode(arguments ?? new { })!.AsObject()
        );
        Assert.True(answer.Data is not null, $"{tool}: {answer.Summary}");
        // The tools pass over a failed detail in silence, so what they asked is looked at, too.
        foreach (var request in Sandbox.Server.Requests.Skip(before))
        {
            Assert.True(request.ErrorCode is null, $"{tool}: {request}");
            Assert.Empty(Departures.Unknown(request).Except(Departures.Reviewed.Keys));
        }
        // They join fields into text, where one that Ashby's answer should have had shows like this.
        Assert.DoesNotContain("undefined", answer.Data.ToJsonString(), StringComparison.Ordinal);
        return answer.Data;
    }

    /// <summary>The ids of everything that a list endpoint holds, by plain HTTP.</summary>
    internal async Task<List<string?>> IdsAsync(string method, JsonObject? body = null) =>
        [.. (await Sandbox.PagesAsync(method, body)).SelectMany(page => page.Ids)];

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
