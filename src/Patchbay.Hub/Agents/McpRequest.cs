using System.Text.Json;
using Patchbay.Hub.Logs;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>A request to the MCP endpoint, as far as it is understood before anybody answers it.</summary>
/// <param name="Message">The whole message.</param>
/// <param name="Client">The program that asks, by its own word.</param>
internal sealed record McpRequest(
    AgentEndpoint Endpoint,
    ProtocolVersion Version,
    JsonElement Message,
    RequestClient? Client
)
{
    /// <summary>As JSON; empty for a notification.</summary>
    public string Id => Message.TryGetProperty("id", out var id) ? id.GetRawText() : "";

    public ToolCall ToCall(HttpContext http, string tool, JsonElement arguments) =>
        new(
            Endpoint,
            tool,
            arguments,
            RequestSource.Of(http, Endpoint.Caller, RequestSource.Mcp, "MCP") with
            {
                Client = Client,
            }
        );
}
