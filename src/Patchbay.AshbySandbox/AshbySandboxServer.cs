using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox;

/// <summary>A sandbox with its own Kestrel on the loopback address, for tests and for running alone.</summary>
public sealed class AshbySandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Sandbox _sandbox;

    private AshbySandboxServer(WebApplication app, Sandbox sandbox)
    {
        _app = app;
        _sandbox = sandbox;
        var addresses = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses;
        Address = new Uri(addresses.First());
    }

    internal Sandbox Sandbox => _sandbox;

    public Uri Address { get; }

    /// <summary>The last requests, oldest first.</summary>
    public IReadOnlyList<SandboxRequest> Requests => _sandbox.Log.All;

    /// <summary>Starts a sandbox; port 0 takes a free one.</summary>
    public static async Task<AshbySandboxServer> StartAsync(
        SandboxOptions? options = null,
        int port = 0,
        CancellationToken ct = default
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        return await StartAsync(builder, options ?? new SandboxOptions(), ct);
    }

    internal static async Task<AshbySandboxServer> StartAsync(
        WebApplicationBuilder builder,
        SandboxOptions options,
        CancellationToken ct
    )
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddAshbySandbox(options);
        var app = builder.Build();
        app.MapAshbySandbox();
        await app.StartAsync(ct);
        return new AshbySandboxServer(app, app.Services.GetRequiredService<Sandbox>());
    }

    /// <summary>Makes a key with these permissions, under Ashby's names.</summary>
    public SandboxKey AddKey(string title, params string[] permissions)
    {
        var secret = "";
        _sandbox.Run(state => secret = KeyRing.NewSecret(state.Ids));
        return AddKey(new SandboxKey(title, secret, permissions));
    }

    /// <summary>Adds a key, or replaces the one with the same secret: a deactivated copy takes the key away.</summary>
    public SandboxKey AddKey(SandboxKey key)
    {
        _sandbox.Run(state => state.Keys.Put(key));
        return key;
    }

    /// <summary>The next calls of this method meet the fault.</summary>
    public void FailNext(string method, SandboxFault fault, int times = 1) =>
        _sandbox.Faults.Order(method, fault, times);

    /// <summary>So many calls of a hundred meet one of the faults; the same seed meets the same calls.</summary>
    public void FailAtRandom(int seed, int percent, params SandboxFault[] faults) =>
        _sandbox.Faults.OrderByChance(new RandomFaults(seed, percent, faults));

    /// <summary>What the sandbox's clock shows.</summary>
    public DateTimeOffset Now => _sandbox.Clock.Now;

    /// <summary>Turns the clock forward: what waits for a time in between happens at once.</summary>
    public void TurnClock(TimeSpan time) => _sandbox.TurnClock(Now + time);

    /// <summary>Back to the company as it was generated, its first keys and its first hour; no faults, no requests.</summary>
    public void Reset() => _sandbox.Reset();

    /// <summary>The whole state as a JSON document, to <see cref="Restore"/> later, here or elsewhere.</summary>
    public string Save() => JsonSerializer.Serialize(_sandbox.Save(), JsonSerializerOptions.Web);

    public void Restore(string saved) =>
        _sandbox.Restore(JsonSerializer.Deserialize<Snapshot>(saved, JsonSerializerOptions.Web)!);

    /// <summary>
    /// Does what people do in Ashby's own screens and no endpoint can, such as candidate.merge with
    /// {"candidateId", "duplicateCandidateId"}; gives what an endpoint would have in its results.
    /// </summary>
    /// <exception cref="SandboxActException">The sandbox refused it, and nothing changed.</exception>
    public async Task<JsonNode> ActAsync(
        string act,
        JsonObject input,
        CancellationToken ct = default
    )
    {
        var answer = await _sandbox.Acts.RunAsync(act, input, ct);
        return answer.Error is { } error
            ? throw new SandboxActException(error.Code, error.Message)
            : answer.Results!;
    }

    /// <summary>What went to webhooks and what is still to go, oldest first; of the finished ones the last 1,000.</summary>
    public IReadOnlyList<SandboxDelivery> Deliveries =>
        _sandbox.Read(state => state.Deliveries.All.ToList());

    /// <summary>
    /// Waits until nothing is due any more: everything was tried, and what failed waits for the clock.
    /// </summary>
    public async Task DeliveriesTriedAsync(CancellationToken ct = default)
    {
        while (true)
        {
            var rung = _sandbox.DeliveryBell.Next;
            if (Deliveries.All(delivery => !(delivery.NextAttemptAt <= _sandbox.Clock.Now)))
                return;
            await rung.WaitAsync(ct);
        }
    }

    public Task WaitForShutdownAsync(CancellationToken ct = default) =>
        _app.WaitForShutdownAsync(ct);

    public async ValueTask DisposeAsync()
    {
        // In good order, so that what is under way to webhooks ends before the state goes; but not for long.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }
}
