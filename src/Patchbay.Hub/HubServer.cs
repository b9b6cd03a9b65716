namespace Patchbay.Hub;

/// <summary>A hub that runs inside this process.</summary>
public sealed class HubServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private bool _started;

    private HubServer(WebApplication app) => _app = app;

    /// <summary>The address it listens on.</summary>
    public Uri Address => _app.Services.GetRequiredService<Http.HubAddress>().Local;

    internal IServiceProvider Services => _app.Services;

    internal static HubServer Build(HubOptions options) => new(HubApp.Build(options));

    /// <summary>Starts a hub and returns once it listens and everything its start does is done.</summary>
    public static async Task<HubServer> StartAsync(HubOptions options)
    {
        var hub = Build(options);
        try
        {
            await hub.StartAsync();
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts, and returns when the process is told to stop.</summary>
    internal async Task RunAsync()
    {
        await StartAsync();
        await _app.WaitForShutdownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // A host that failed half-way in its start throws when it is stopped, and would hide why.
        if (_started)
            await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task StartAsync()
    {
        await _app.StartAsync();
        _started = true;
    }
}
