using Microsoft.AspNetCore.Http;
using Patchbay.Tests.Hub;

namespace Patchbay.ForeignClients.Mcp;

/// <summary>A hub whose provider takes as long as a test wants.</summary>
public sealed class SlowAshby : IAsyncLifetime
{
    private ScriptedProvider _provider = null!;

    internal AgentHub Agents { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _provider = await ScriptedProvider.StartAsync();
        await Agents.StartWithAsync(_provider.Address);
    }

    /// <summary>The next call is not answered before it is given up: when it has come, and when it was given up.</summary>
    internal (Task Called, Task GivenUp) Hang()
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var givenUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _provider.Reply = async http =>
        {
            using var gone = http.RequestAborted.Register(() => givenUp.TrySetResult());
            called.TrySetResult();
            await givenUp.Task;
        };
        return (Within(called.Task), Within(givenUp.Task));
    }

    /// <summary>The next calls are answered with these results, in order; the last one stays.</summary>
    internal void Answer(params string[] results)
    {
        var next = 0;
        _provider.Reply = http =>
        {
            http.Response.ContentType = "application/json";
            var result = results[int.Min(next++, results.Length - 1)];
            return http.Response.WriteAsync($$"""{"success":true,"results":{{result}}}""");
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Agents.DisposeAsync();
        await _provider.DisposeAsync();
    }

    private static Task Within(Task task) =>
        task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
}
