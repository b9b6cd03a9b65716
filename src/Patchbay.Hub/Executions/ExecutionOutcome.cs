using Patchbay.Engine.Execution;

namespace Patchbay.Hub.Executions;

/// <summary>How an execution ended: the engine's outcome, or the hub's refusal to send anything. Never both.</summary>
internal sealed class ExecutionOutcome
{
    private ExecutionOutcome(ActionOutcome? outcome, Refusal? refusal)
    {
        Outcome = outcome;
        Refusal = refusal;
    }

    public ActionOutcome? Outcome { get; }

    public Refusal? Refusal { get; }

    /// <summary>The address that was called, for a failure that came from there.</summary>
    public Uri? Called { get; init; }

    /// <summary>What to do about it here, where the hub knows more than the engine's failure says.</summary>
    public string? Remedy { get; init; }

    public bool Succeeded => Refusal is null && Outcome is { Succeeded: true };

    /// <summary><c>ok</c>, or the code of the failure or refusal.</summary>
    public string Code => Refusal?.Code ?? Outcome?.Failure?.Code ?? "ok";

    public static implicit operator ExecutionOutcome(Refusal refusal) => new(null, refusal);

    public static implicit operator ExecutionOutcome(ActionFailure failure) => new(failure, null);

    public static ExecutionOutcome Of(ActionOutcome outcome, Uri? called, string? remedy) =>
        new(outcome, null) { Called = called, Remedy = remedy };
}
