using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Engine.Execution;

/// <summary>An action that exists with an input that fits it.</summary>
public sealed record PreparedAction(ActionDefinition Action, JsonElement Input, ActionFile? File)
{
    /// <summary>What is to be done with the answer; null when it goes on as it comes.</summary>
    internal AnswerPlan? Answer { get; init; }

    internal IProgress<ActionProgress>? Progress { get; init; }
}

/// <summary>What preparing gave: an action ready to send, or the failure.</summary>
public readonly record struct Prepared(PreparedAction? Action, ActionFailure? Failure)
{
    [MemberNotNullWhen(true, nameof(Action))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Action is not null;
}
