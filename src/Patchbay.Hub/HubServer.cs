namespace Patchbay.Hub;

/// <summary>A hub that runs inside this process.</summary>
public sealed class HubServer : IAsyncDisposable
{
    private readonly WebApplication _app;

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
            await hub._app.StartAsync();
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
        await _app.StartAsync();
        await _app.WaitForShutdownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
