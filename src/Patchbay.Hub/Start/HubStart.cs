using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Start;

/// <summary>What happens at every start, in this order.</summary>
internal sealed class HubStart(
    Database database,
    IAccess access,
    ICatalog catalog,
    IAccounts accounts,
    ProjectKeys keys,
    DemoAccount demo,
    Greeting greeting,
    HubStarted started
) : IHostedLifecycleService
{
    private LoadedAccess? _loaded;
    private string? _newKey;

    /// <summary>Before anything listens.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        var loading = access.LoadAsync(cancellationToken);
        await Task.WhenAll(accounts.OpenVaultAsync(cancellationToken), loading);
        _loaded = await loading;
        _newKey = await keys.EnsureAsync(_loaded, cancellationToken);
        await catalog.LoadAsync(access.Projects.Select(project => project.Id), cancellationToken);
    }

    /// <summary>Once the server listens: the sandbox can be called only now.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (_loaded!.IsNew)
            await demo.LinkAsync(_loaded.DefaultProject.Id, cancellationToken);
        await greeting.PrintAsync(_loaded.DefaultProject.Id, _newKey, cancellationToken);
        started.Set();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
