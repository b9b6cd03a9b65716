using System.Text.Json.Nodes;
using Patchbay.Tests.Hub;

namespace Patchbay.ForeignClients.StackOneClient;

/// <summary>A hub that StackOne's client drives with a key of its project.</summary>
public sealed class DrivenHub : IAsyncLifetime
{
    internal TestHub Hub { get; } = new();

    internal StackOneTsClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Hub.InitializeAsync();
        Client = new StackOneTsClient(Hub.Address, TestHub.BootstrapKey);
    }

    /// <summary>Runs an action by the client.</summary>
    internal Task<ClientAnswer> RunAsync(string account, string action, object? body = null) =>
        Client.TryAsync("actions.rpcAction", Rpc(account, action, body));

    internal Task<ClientError> FailToRunAsync(string account, string action, object? body = null) =>
        Client.FailAsync("actions.rpcAction", Rpc(account, action, body));

    // The package knows no header for the account: it goes in the body.
    private static Dictionary<string, object> Rpc(string account, string action, object? body) =>
        new()
        {
            ["action"] = action,
            ["headers"] = new JsonObject { ["x-account-id"] = account },
            ["body"] = body ?? new { },
        };

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Hub.DisposeAsync();
    }
}
