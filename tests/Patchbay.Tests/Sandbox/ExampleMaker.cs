using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.State;

namespace Patchbay.Tests.Sandbox;

/// <summary>
/// Makes a value that a schema accepts: the same one for the same name. Ids whose name says what they point at
/// (candidateId, authorId) point at a record that exists.
/// </summary>
internal sealed class ExampleMaker(IdMint ids, DateTimeOffset now, Func<string, string?> firstIdOf)
{
    private static readonly Dictionary<string, string> PointsAt = new()
    {
        ["authorId"] = "user",
        ["actorId"] = "user",
        ["teamId"] = "department",
        ["parentId"] = "department",
        ["defaultInterviewPlanId"] = "interviewPlan",
        ["stageId"] = "interviewStage",
        ["roleId"] = "hiringTeamRole",
        ["teamMemberId"] = "user",
        ["tagId"] = "candidateTag",
        ["fieldId"] = "customField",
        ["parentLocationId"] = "location",
        ["parentLocationHierarchyId"] = "location",
    };

    public JsonNode? Make(Schema schema, string name) => Make(schema.Flat, name, name, depth: 0);

    private JsonNode? Make(Schema schema, string path, string name, int depth)
    {
        if (schema.AnyOf.Count > 0)
        {
            var branches = schema.AnyOf.Select(branch => schema.With(branch).Flat).ToList();
            return Make(
                branches.Find(branch => !branch.Types.SequenceEqual(["null"])) ?? branches[0],
                path,
                name,
                depth
            );
        }
        if (schema.Values is { } values)
            return JsonNode.Parse(values[0]);
        return (schema.Types.Count > 0 ? schema.Types[0] : "object") switch
        {
            "object" => MakeObject(schema, path, depth),
            "array" => schema.Items is null || (depth > 4 && (schema.MinItems ?? 0) == 0)
                ? new JsonArray()
                : new JsonArray(Make(schema.Items.Flat, path, Singular(name), depth + 1)),
            "string" => MakeText(schema, path, name),
            "integer" or "number" => (long)Math.Clamp(1, schema.Minimum ?? 1, schema.Maximum ?? 1),
            "boolean" => false,
            _ => null,
        };
    }

    private JsonObject MakeObject(Schema schema, string path, int depth)
    {
        var made = new JsonObject();
        foreach (var (name, property) in schema.Properties)
            if (depth < 4 || schema.Required.Contains(name))
                made[name] = Make(property.Flat, $"{path}.{name}", name, depth + 1);
        return made;
    }

    private string MakeText(Schema schema, string path, string name)
    {
        if (
            schema.Format == "uuid"
            || name == "id"
            || name.EndsWith("Id", StringComparison.Ordinal)
        )
            return Target(name) is { } resource && firstIdOf(resource) is { } id
                ? id
                : ids.Named("example", path);
        if (schema.Format == "date-time" || name is "startTime" or "endTime")
            return Formats.Time(now - TimeSpan.FromHours(1 + (path.Length % 48)));
        if (
            schema.Format == "uri"
            || name.EndsWith("Url", StringComparison.Ordinal)
            || name.EndsWith("ink", StringComparison.Ordinal)
        )
            return $"https://northlight.example.com/{name}";
        return name.EndsWith("mail", StringComparison.Ordinal)
            ? "someone@example.com"
            : $"Example {name}";
    }

    public static string? Target(string idName) =>
        PointsAt.TryGetValue(idName, out var resource) ? resource
        : idName.EndsWith("UserId", StringComparison.Ordinal) ? "user"
        : idName.EndsWith("Id", StringComparison.Ordinal) ? idName[..^2]
        : null;

    private static string Singular(string name) => name.EndsWith('s') ? name[..^1] : name;
}
