using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

internal static class Json
{
    public static JsonArray Strings(IEnumerable<string> values) =>
        new([.. values.Select(value => (JsonNode)value)]);

    public static JsonArray Objects(IEnumerable<JsonObject> values) => new([.. values]);

    public static IReadOnlyList<JsonObject> Build(int count, Func<int, JsonObject> item) =>
        [.. Enumerable.Range(0, count).Select(item)];

    /// <summary>A copy that can be put into another record: a JSON node has one parent.</summary>
    public static JsonObject Copy(this JsonObject value) => (JsonObject)value.DeepClone();
}
