using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Scopes;

/// <summary>The way of one check to the provider: it sends reads alone, and all of them within one time.</summary>
internal sealed class ProbeCall(
    ActionExecutor executor,
    ProviderConnection connection,
    TimeSpan limit,
    TimeProvider time,
    CancellationToken gaveUp
) : IDisposable
{
    private readonly CancellationTokenSource _limit = new(limit, time);

    public async Task<ActionOutcome> RunAsync(string action, JsonElement input)
    {
        var prepared = Prepare(action, input);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, gaveUp);
        try
        {
            return await executor.SendAsync(prepared, connection, stop.Token);
        }
        catch (OperationCanceledException) when (!gaveUp.IsCancellationRequested)
        {
            return Failures.TimedOut(executor.Connector, limit);
        }
    }

    public void Dispose() => _limit.Dispose();

    /// <summary>Connector files are held to this when they are read; here it is the last word.</summary>
    private PreparedAction Prepare(string action, JsonElement input)
    {
        var prepared = executor.Prepare(new ActionRequest(action, input));
        if (!prepared.Succeeded)
            throw new InvalidOperationException(prepared.Failure.Message);
        return prepared.Action.Action.Effect == Effect.Read
            ? prepared.Action
            : throw new InvalidOperationException($"{action} is no read: a check writes nothing.");
    }
}
