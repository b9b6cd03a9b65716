using Microsoft.Extensions.DependencyInjection;
using Patchbay.AshbySandbox;
using Patchbay.Tests.Cli;
using Patchbay.Tests.Hub;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Through a hub as a developer starts it: its own sandbox, a data folder of its own, accounts linked by the command line.</summary>
public sealed class WayThroughHub : IWayToAshby
{
    private readonly TestHub _hub = new();
    private int _owners;

    AshbySandbox.Sandbox IWayToAshby.Company =>
        _hub.Server.Services.GetRequiredService<AshbySandbox.Sandbox>();

    /// <summary>The command line of somebody who has the hub's key.</summary>
    internal CommandLine Line =>
        new()
        {
            Environment = new()
            {
                ["PATCHBAY_HUB"] = _hub.Address.ToString(),
                ["PATCHBAY_KEY"] = TestHub.BootstrapKey,
            },
        };

    public async ValueTask InitializeAsync() => await _hub.StartAsync("Development");

    async Task<WayOfKey> IWayToAshby.OpenAsync(string ashbyKey)
    {
        var linked = await ConnectAsync(ashbyKey);
        Assert.Equal((0, ""), (linked.Code, linked.Error));
        return new WayOfKey(Line, ["--account", linked.Output.Trim()]);
    }

    internal Task<CommandLineResult> ConnectAsync(string ashbyKey) =>
        (Line with { Input = ashbyKey + "\n" }).WithAsync(
            "connect",
            "--owner-id",
            $"customer-{Interlocked.Increment(ref _owners)}",
            "--ashby-key",
            "-"
        );

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
