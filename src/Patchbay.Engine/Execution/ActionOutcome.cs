using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Engine.Execution;

/// <summary>How an execution ended: with a result or with a failure, never both.</summary>
public sealed class ActionOutcome
{
    private ActionOutcome(ActionResult? result, ActionFailure? failure, int requests)
    {
        Result = result;
        Failure = failure;
        Requests = requests;
    }

    public ActionResult? Result { get; }

    public ActionFailure? Failure { get; }

    /// <summary>How many requests went to the provider, retries and steps included.</summary>
    public int Requests { get; }

    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Result is not null;

    public static implicit operator ActionOutcome(ActionResult result) => new(result, null, 1);

    public static implicit operator ActionOutcome(ActionFailure failure) => new(null, failure, 0);

    internal ActionOutcome With(ActionResult result) => new(result, null, Requests);

    internal ActionOutcome After(int requests) =>
        requests == Requests ? this : new ActionOutcome(Result, Failure, requests);
}

/// <summary>What the provider answered.</summary>
/// <param name="Data">Its <c>results</c>, untouched but for what the request's options leave out.</param>
public sealed record ActionResult(JsonElement Data)
{
    /// <summary>The cursor of the next page; null on the last one and where there are no pages.</summary>
    public string? NextCursor { get; init; }

    /// <summary>On the last page of a synchronizing list: the token that later returns only what changed.</summary>
    public string? SyncToken { get; init; }

    /// <summary>What was left out of <see cref="Data"/> as the request's options want it; null when nothing was.</summary>
    public AnswerNote? Note { get; init; }

    /// <summary>What the provider took with reservations.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The provider's id of the request.</summary>
    public string? ProviderRequestId { get; init; }
}
