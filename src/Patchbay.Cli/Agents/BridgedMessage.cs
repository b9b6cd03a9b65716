using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Patchbay.Cli.Agents;

/// <summary>A message as far as whoever passes it on must know it.</summary>
/// <param name="Id">As JSON; null for a notice, and for what is no message.</param>
/// <param name="Version">The version that it says itself to be of; null where a handshake said it.</param>
/// <param name="Name">What it is about, which the newest version has in a header too.</param>
/// <param name="CancelledId">The request that it gives up.</param>
internal sealed record BridgedMessage(
    string? Id,
    string? Method,
    string? Version,
    string? Name,
    string? CancelledId
)
{
    public static BridgedMessage Read(string line)
    {
        if (Parse(line) is not { ValueKind: JsonValueKind.Object } message)
            return new(null, null, null, null, null);
        var method = Text(message, "method");
        var parameters = Member(message, "params");
        var id = Member(message, "id");
        return new(
            id.ValueKind is JsonValueKind.Number or JsonValueKind.String ? id.GetRawText() : null,
            method,
            Text(Member(parameters, "_meta"), MetaKeys.ProtocolVersion),
            method switch
            {
                RequestMethods.ToolsCall or RequestMethods.PromptsGet => Text(parameters, "name"),
                RequestMethods.ResourcesRead => Text(parameters, "uri"),
                _ => null,
            },
            method == NotificationMethods.CancelledNotification
            && Member(parameters, "requestId") is { ValueKind: not JsonValueKind.Undefined } other
                ? other.GetRawText()
                : null
        );
    }

    /// <summary>The hub's own errors are no messages of the protocol.</summary>
    public static bool IsMessage(string body) =>
        Parse(body) is { } message && Text(message, "jsonrpc") is not null;

    /// <summary>The version that the answer to a handshake names.</summary>
    public static string? NegotiatedIn(string answer) =>
        Parse(answer) is { } message ? Text(Member(message, "result"), "protocolVersion") : null;

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
            ? value
            : default;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } value
            ? value.GetString()
            : null;
}
