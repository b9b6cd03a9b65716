using System.Text.Json.Nodes;
using Patchbay.Tests.Sandbox;

namespace Patchbay.ForeignClients.AshbyMcp;

/// <summary>A sandbox that ashby-mcp drives.</summary>
public sealed class DrivenSandbox : IAsyncLifetime
{
    internal RunningSandbox Sandbox { get; private set; } = null!;
    internal AshbyMcpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await RunningSandbox.StartAsync();
        Client = await AshbyMcpClient.StartAsync(
            Sandbox.Server.Address,
            RunningSandbox.AllPermissions
        );
    }

    /// <summary>The data of a tool call that must go well, with every call that it makes to Ashby.</summary>
    internal async Task<JsonObject> DataAsync(string tool, object? arguments = null)
    {
        var before = Sandbox.Server.Requests.Count;
        var answer = await Client.CallAsync(
            tool,
            System.Text.Json.JsonSerializer.SerializeToNode(arguments ?? new { })!.AsObject()
        );
        Assert.True(answer.Data is not null, $"{tool}: {answer.Summary}");
        // The tools pass over a failed detail in silence, so what they asked is looked at, too.
        Assert.All(
            Sandbox.Server.Requests.Skip(before),
            request => Assert.True(request.ErrorCode is null, $"{request}")
        );
        return answer.Data;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
