using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.AshbyMcp;

/// <summary>Reads in JSON that must be there.</summary>
internal static class Data
{
    /// <summary>The text of this field, or of a field inside it: <c>job.id</c>.</summary>
    public static string? Text(this JsonNode? node, string path) =>
        (string?)path.Split('.').Aggregate(node, (at, name) => at![name]);

    /// <summary>This field of every record of a list.</summary>
    public static List<string?> Column(this JsonNode? records, string path) =>
        [.. records!.AsArray().Select(record => record.Text(path))];
}
