using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Patchbay.Hub.Agents;

/// <summary>What is wrong with the form of a message. The SDK's own words for it are "An error occurred".</summary>
internal readonly record struct McpFault(int Code, string Message, JsonElement Id)
{
    /// <summary>What each method cannot do without, and must be text.</summary>
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        [RequestMethods.ToolsCall] = "name",
        [RequestMethods.PromptsGet] = "name",
        [RequestMethods.ResourcesRead] = "uri",
    };

    public static McpFault? Find(JsonElement message)
    {
        if (message.ValueKind == JsonValueKind.Array)
            return Invalid(
                "Batches are not part of this protocol any more: send each message alone."
            );
        if (message.ValueKind != JsonValueKind.Object)
            return Invalid("A message is a JSON object.");
        if (
            !McpMessage.Has(message, "jsonrpc", JsonValueKind.String, out var version)
            || !version.ValueEquals("2.0"u8)
        )
            return Invalid("jsonrpc must be \"2.0\".");
        var hasId = message.TryGetProperty("id", out var id);
        if (hasId && id.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
            return Invalid("id must be text or a number.");
        if (!message.TryGetProperty("method", out var method))
            return
                hasId
                && (
                    message.TryGetProperty("result", out _)
                    || message.TryGetProperty("error", out _)
                )
                ? null
                : Invalid("method is required.", id);
        if (method.ValueKind != JsonValueKind.String)
            return Invalid("method must be text.", id);
        return hasId ? OfParams(message, method.GetString()!, id) : null;
    }

    private static McpFault? OfParams(JsonElement message, string method, JsonElement id)
    {
        if (
            message.TryGetProperty("params", out var parameters)
            && parameters.ValueKind != JsonValueKind.Object
        )
            return new(McpErrors.InvalidParams, "params must be an object.", id);
        if (
            Named.TryGetValue(method, out var name)
            && !McpMessage.Has(parameters, name, JsonValueKind.String, out _)
        )
            return new(
                McpErrors.InvalidParams,
                $"params.{name} is required for {method} and must be text.",
                id
            );
        if (
            parameters.ValueKind == JsonValueKind.Object
            && parameters.TryGetProperty("arguments", out var arguments)
            && arguments.ValueKind != JsonValueKind.Object
        )
            return new(McpErrors.InvalidParams, "params.arguments must be an object.", id);
        return null;
    }

    private static McpFault Invalid(string message, JsonElement id = default) =>
        new(McpErrors.InvalidRequest, message, id);
}
