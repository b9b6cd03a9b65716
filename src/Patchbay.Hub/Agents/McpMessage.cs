using System.Text.Json;

namespace Patchbay.Hub.Agents;

/// <summary>A JSON-RPC request as far as <see cref="ShortWay"/> looks at it.</summary>
/// <param name="Id">A number or text.</param>
/// <param name="Params">An object, or undefined.</param>
/// <param name="Meta">The params' <c>_meta</c>: an object, or undefined.</param>
internal readonly record struct McpMessage(
    string Method,
    JsonElement Id,
    JsonElement Params,
    JsonElement Meta
)
{
    /// <summary>Null for anything else than a plain request.</summary>
    public static McpMessage? Read(JsonElement message)
    {
        if (
            message.ValueKind != JsonValueKind.Object
            || !Has(message, "jsonrpc", JsonValueKind.String, out var version)
            || !version.ValueEquals("2.0"u8)
            || !Has(message, "method", JsonValueKind.String, out var method)
            || !message.TryGetProperty("id", out var id)
            || id.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)
        )
            return null;
        JsonElement parameters = default;
        if (
            message.TryGetProperty("params", out _)
            && !Has(message, "params", JsonValueKind.Object, out parameters)
        )
            return null;
        JsonElement meta = default;
        if (
            parameters.ValueKind == JsonValueKind.Object
            && parameters.TryGetProperty("_meta", out _)
            && !Has(parameters, "_meta", JsonValueKind.Object, out meta)
        )
            return null;
        return new(method.GetString()!, id, parameters, meta);
    }

    public string? Text(string name) =>
        Has(Params, name, JsonValueKind.String, out var value) ? value.GetString() : null;

    public bool HasMeta(string name) =>
        Meta.ValueKind == JsonValueKind.Object && Meta.TryGetProperty(name, out _);

    public static bool Has(
        JsonElement parent,
        string name,
        JsonValueKind kind,
        out JsonElement value
    )
    {
        value = default;
        return parent.ValueKind == JsonValueKind.Object
            && parent.TryGetProperty(name, out value)
            && value.ValueKind == kind;
    }
}
