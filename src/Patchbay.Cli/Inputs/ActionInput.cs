using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Cli.Inputs;

/// <summary>Builds an action's input from <c>--input</c> and <c>--set</c>.</summary>
internal static class ActionInput
{
    /// <param name="text">The JSON of <c>--input</c>; null starts from <c>{}</c>.</param>
    /// <param name="assignments">What <c>--set</c> gives, in order.</param>
    /// <param name="schema">The action's input schema, by which texts stay texts; null when it is not known.</param>
    public static Attempt<JsonObject> Build(
        string? text,
        IReadOnlyList<string> assignments,
        SchemaView? schema
    )
    {
        var input = Parse(text);
        if (!input.Succeeded)
            return input.Failure;
        foreach (var assignment in assignments)
            if (Assignment.Apply(input.Value, assignment, schema) is { } failure)
                return failure;
        return input;
    }

    private static readonly JsonDocumentOptions NoDuplicates = new()
    {
        AllowDuplicateProperties = false,
    };

    private static Attempt<JsonObject> Parse(string? text)
    {
        if (text is null)
            return new JsonObject();
        try
        {
            return JsonNode.Parse(text, documentOptions: NoDuplicates) is JsonObject input
                ? input
                : CliFailure.Usage(
                    "The input is not a JSON object.",
                    """Give one, such as --input '{"limit": 10}'."""
                );
        }
        catch (JsonException exception)
        {
            return CliFailure.Usage(
                $"The input is not JSON: {exception.Message}",
                "Put it in single quotes for the shell, or into a file: --input @FILE."
            );
        }
    }
}
