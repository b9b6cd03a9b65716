using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.State;
using Patchbay.Tests.Contract;

namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>One sandbox for all documented errors: a refused call changes nothing, so they do not disturb each other.</summary>
public sealed class ErrorSandbox : IAsyncLifetime
{
    private RunningSandbox _sandbox = null!;
    private World _world = null!;
    private readonly Dictionary<string, string> _keys = [];

    internal World World => _world;

    internal Lock Gate => _sandbox.Server.Sandbox.Gate;

    internal SandboxState State => _sandbox.Server.Sandbox.State;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(candidates: 60, incrementalPages: 1);
        _world = new World(_sandbox.Server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _world.Dispose();
        await _sandbox.DisposeAsync();
    }

    internal Task<JsonObject> ValidAsync(string endpoint, bool full = false)
    {
        // Reports that were started for another case count no more.
        if (endpoint.StartsWith("report.", StringComparison.Ordinal))
            Wait(TimeSpan.FromMinutes(1));
        return ValidRequest.MakeAsync(endpoint, full, _world);
    }

    internal Task<Reply> CallAsync(string endpoint, JsonObject body, string? key = null) =>
        SendAsync(endpoint, body.ToJsonString(), key);

    internal async Task<Reply> SendAsync(string endpoint, string body, string? key = null)
    {
        var before = State.Changes.Last;
        var reply = await _sandbox.CallAsync(endpoint, body, key ?? RunningSandbox.AllPermissions);
        Assert.True(reply.Succeeded || before == State.Changes.Last, $"refused and wrote: {body}");
        return reply;
    }

    /// <summary>Cursors and sync tokens live 14 days.</summary>
    internal void LetTokensExpire() => Wait(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));

    internal void Wait(TimeSpan time) => _sandbox.Clock.Advance(time);

    /// <summary>A key that may do everything but this.</summary>
    internal string KeyWithout(string permission)
    {
        if (!_keys.TryGetValue(permission, out var secret))
            _keys[permission] = secret = _sandbox
                .Server.AddKey(
                    $"Without {permission}",
                    [.. AshbyContract.Embedded.Permissions.Where(known => known != permission)]
                )
                .Secret;
        return secret;
    }
}
