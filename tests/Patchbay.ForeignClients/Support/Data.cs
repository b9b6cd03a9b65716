using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.Support;

/// <summary>Reads in JSON that must be there.</summary>
internal static class Data
{
    /// <summary>The text of this field, or of a field inside it: <c>job.id</c>.</summary>
    public static string? Text(this JsonNode? node, string path) =>
        (string?)path.Split('.').Aggregate(node, (at, name) => at![name]);

    /// <summary>This field, or a field inside it. A test fails with the whole of what it looked in.</summary>
    public static JsonNode Node(this JsonNode node, string path) =>
        path.Split('.').Aggregate((JsonNode?)node, (at, name) => at?[name])
        ?? throw new InvalidOperationException($"{path} is not in {node.ToJsonString()}");

    /// <summary>This field of every record of a list.</summary>
    public static List<string?> Column(this JsonNode? records, string path) =>
        [.. records!.AsArray().Select(record => record.Text(path))];

    /// <summary>The names of an object's members.</summary>
    public static HashSet<string> Names(this JsonObject node) => [.. node.Select(pair => pair.Key)];
}
