using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>Makes of the provider's answer what the caller asked to see of it.</summary>
public static class AnswerShaper
{
    /// <summary>The outcome as its request's options want it; the same when it has none.</summary>
    public static ActionOutcome Shape(PreparedAction prepared, ActionOutcome outcome) =>
        prepared.Answer is { Options.CountOnly: false } plan && outcome.Succeeded
            ? outcome.With(Shape(prepared.Action, plan, outcome.Result))
            : outcome;

    private static ActionResult Shape(
        ActionDefinition action,
        AnswerPlan plan,
        ActionResult result
    ) =>
        result.Data.ValueKind == JsonValueKind.Array
            ? new ShapedRows(action, plan, result).Shape()
            : ShapedRecord.Shape(action, plan.Options, result);
}
