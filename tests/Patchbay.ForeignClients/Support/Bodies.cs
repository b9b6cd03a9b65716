using System.Text.Json.Nodes;
using Patchbay.Engine.Schemas;
using Patchbay.Tests.Contract;
using Patchbay.Tests.Sandbox;

namespace Patchbay.ForeignClients.Support;

/// <summary>Bodies made from Ashby's contract alone, with ids of records that a sandbox lists.</summary>
internal sealed class Bodies
{
    private readonly Dictionary<string, string> _firstIds = new(StringComparer.Ordinal);

    public static async Task<Bodies> ForAsync(RunningSandbox sandbox)
    {
        var bodies = new Bodies();
        foreach (
            var list in AshbyEndpoints.All.Where(name =>
                name.EndsWith(".list", StringComparison.Ordinal)
            )
        )
        {
            var answer = await sandbox.CallAsync(
                list,
                bodies.Make(list, full: false).ToJsonString()
            );
            if (answer.Succeeded && answer.Results.FirstOrDefault() is JsonObject first)
                bodies._firstIds[list[..^".list".Length]] = (string)first["id"]!;
        }
        return bodies;
    }

    /// <summary>The required fields, or all that the contract knows.</summary>
    public JsonObject Make(string method, bool full)
    {
        var schema = AshbySpec.RequestSchema(method);
        var body = full
            ? SchemaExamples.Full(schema, pick: (_, name, _) => Id(method, name))
            : SchemaExamples.Minimal(schema, pick: (_, name, _) => Id(method, name));
        // Opaque tokens cannot be made up.
        body!.AsObject().Remove("cursor");
        body.AsObject().Remove("syncToken");
        return body.AsObject();
    }

    private JsonValue? Id(string method, string? field)
    {
        var resource =
            field is null ? ""
            : field == "id" ? method.Split('.')[0]
            : field.EndsWith("UserId", StringComparison.Ordinal) ? "user"
            : field.EndsWith("Ids", StringComparison.Ordinal) ? field[..^3]
            : field.EndsWith("Id", StringComparison.Ordinal) ? field[..^2]
            : "";
        return _firstIds.TryGetValue(resource, out var id) ? JsonValue.Create(id) : null;
    }
}
