using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Acts;

/// <summary>
/// Something that people do in Ashby's own screens, or a candidate in a page of theirs, and no endpoint can do. It is
/// given a JSON object and gives an answer, as an endpoint does.
/// </summary>
internal abstract class Act(string name, string says, JsonObject input)
{
    public string Name => name;

    /// <summary>What it does, in one line.</summary>
    public string Says => says;

    public Schema Input { get; } = new(input, new Dictionary<string, Schema>());

    public abstract Answer Do(JsonObject input, ActContext context);
}

/// <summary>What an act may know beside its input.</summary>
internal sealed record ActContext(SandboxState State, DateTimeOffset Now)
{
    public string Timestamp => Formats.Time(Now);
}

/// <summary>The schemas of what acts take.</summary>
internal static class ActInput
{
    /// <summary>Ids, all of them required.</summary>
    public static JsonObject Ids(params string[] names) =>
        Of(names, [.. names.Select(name => (name, Id))]);

    public static JsonObject Of(
        string[] required,
        params (string Name, JsonObject Schema)[] properties
    )
    {
        var fields = new JsonObject();
        foreach (var (name, schema) in properties)
            fields[name] = schema;
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]),
            ["properties"] = fields,
        };
    }

    public static JsonObject Id => new() { ["type"] = "string", ["format"] = "uuid" };

    public static JsonObject Text => new() { ["type"] = "string" };

    public static JsonObject OneOf(IEnumerable<string> values) =>
        new()
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]),
        };

    public static JsonObject ListOf(JsonObject item) =>
        new() { ["type"] = "array", ["items"] = item };
}
