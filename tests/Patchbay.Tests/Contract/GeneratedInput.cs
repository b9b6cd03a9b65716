using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Schemas;
using IdNames = Patchbay.Tests.Sandbox.ExampleMaker;

namespace Patchbay.Tests.Contract;

/// <summary>Inputs made from an action's own schema, with ids of records that exist in a sandbox.</summary>
internal sealed class GeneratedInput(AshbySandboxServer sandbox)
{
    public async Task<JsonElement> MakeAsync(ActionDefinition action, bool full)
    {
        var made = full
            ? SchemaExamples.Full(action.Input, pick: Pick)!
            : SchemaExamples.Minimal(action.Input, pick: Pick)!;
        var input = made.AsObject();
        // Opaque tokens and clocks cannot be made from a schema.
        foreach (
            var name in new[]
            {
                "cursor",
                "syncToken",
                "createdAfter",
                "openedAfter",
                "closedAfter",
            }
        )
            input.Remove(name);
        await StateRules.FitAsync(action, input, new World(sandbox));
        return JsonDocument.Parse(input.ToJsonString()).RootElement;

        JsonNode? Pick(string path, string? property, JsonElement schema)
        {
            if (property is null or "" || !IsId(property))
                return null;
            var resource =
                property == "id"
                    ? action.Endpoint.Split('.')[0]
                    : IdNames.Target(
                        property.EndsWith("Ids", StringComparison.Ordinal)
                            ? property[..^1]
                            : property
                    );
            return resource is not null && First(resource) is { } id ? JsonValue.Create(id) : null;
        }
    }

    private static bool IsId(string name) =>
        name == "id"
        || name.EndsWith("Id", StringComparison.Ordinal)
        || name.EndsWith("Ids", StringComparison.Ordinal);

    private string? First(string resource)
    {
        var records = sandbox.Sandbox.State.Of(resource);
        return records is null
            ? null
            : (string?)records.After(-1).Select(entry => entry.Record).FirstOrDefault()?["id"];
    }
}
