using System.Text.Json.Nodes;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution.Answers;
using Patchbay.Engine.Schemas;
using Patchbay.Engine.Search;

namespace Patchbay.Hub.Catalog.Search;

/// <summary>
/// Schemas and examples of what was found, from the best downwards as long as they fit. What does not fit is left out
/// whole: half a schema would be obeyed.
/// </summary>
internal sealed class SearchExtras(
    IReadOnlyList<string> include,
    int? maxTokens,
    ActionDetailsCache details
)
{
    public const string Schema = "schema";
    public const string Example = "example";

    private int _left = maxTokens ?? int.MaxValue;

    public FoundAction AddTo(FoundAction found, ActionHit hit)
    {
        if (include.Contains(Schema))
        {
            var schema = details.For(hit.Action).InputSchema;
            if (Fits(schema.GetRawText()))
                found = found with { InputSchema = schema };
        }
        if (include.Contains(Example))
        {
            var example = ExampleOf(hit.Action);
            if (Fits(example.ToJsonString()))
                found = found with { ExampleRequest = example };
        }
        return found;
    }

    private bool Fits(string json)
    {
        var tokens = TokenEstimate.ToTokens(TokenEstimate.CostOf(json));
        if (tokens > _left)
            return false;
        _left -= tokens;
        return true;
    }

    private static JsonObject ExampleOf(ActionDefinition action) =>
        new() { ["action"] = action.Id, ["body"] = SchemaExamples.Minimal(action.Input) };
}
