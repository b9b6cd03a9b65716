using Patchbay.AshbySandbox;
using Patchbay.Tests.Cli;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Straight to a sandbox of its own, told by flags.</summary>
public sealed class WayStraight : IWayToAshby
{
    private AshbySandboxServer _ashby = null!;

    AshbySandbox.Sandbox IWayToAshby.Company => _ashby.Sandbox;

    public async ValueTask InitializeAsync() =>
        _ashby = await AshbySandboxServer.StartAsync(
            new SandboxOptions { VerifyAnswers = true },
            ct: TestContext.Current.CancellationToken
        );

    Task<WayOfKey> IWayToAshby.OpenAsync(string ashbyKey) =>
        Task.FromResult(
            new WayOfKey(
                new CommandLine(),
                ["--ashby-key", ashbyKey, "--ashby-url", _ashby.Address.ToString()]
            )
        );

    public ValueTask DisposeAsync() => _ashby.DisposeAsync();
}
