using System.Runtime.InteropServices;
using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>An answer that is one record.</summary>
internal static class ShapedRecord
{
    public static ActionResult Shape(
        ActionDefinition action,
        AnswerOptions options,
        ActionResult result
    )
    {
        var tree = FieldTree.Of(options.Fields);
        if (tree is not null && result.Data.ValueKind == JsonValueKind.Object)
        {
            var text = new RowText();
            tree.Write(text, result.Data);
            result = result with { Data = text.ToElement() };
        }
        var answer = result with { Note = UnknownFields.In(action, options, tree) };
        if (options.MaxTokens is not { } tokens || result.Data.ValueKind == JsonValueKind.Undefined)
            return answer;
        var budget = new AnswerBudget(tokens);
        var cost = TokenEstimate.CostOf(JsonMarshal.GetRawUtf8Value(result.Data));
        return budget.Fits(cost, answer)
            ? answer
            : RecordPart.Fit(result.Data, answer, budget, asRow: false);
    }
}
