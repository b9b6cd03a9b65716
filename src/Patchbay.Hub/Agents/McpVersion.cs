using System.Text.Json;
using ModelContextProtocol.Protocol;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>What each version of the protocol asks of a request over HTTP.</summary>
internal static class McpVersion
{
    private const string Header = "MCP-Protocol-Version";

    public static ProtocolVersion Of(HttpRequest request) =>
        new(request.Headers[Header].ToString());

    /// <summary>Whether a request keeps the version's rules beyond all doubt; what does not is the SDK's to judge.</summary>
    public static bool Fits(
        this ProtocolVersion version,
        HttpRequest request,
        in McpMessage message
    )
    {
        if (request.Headers.ContainsKey("Mcp-Session-Id"))
            return false;
        if (!version.IsLatest)
            return (
                    version.Name.Length == 0 || ProtocolVersion.WithHandshake.Contains(version.Name)
                )
                && !message.HasMeta(MetaKeys.ProtocolVersion)
                && !message.HasMeta(MetaKeys.ClientInfo)
                && !message.HasMeta(MetaKeys.ClientCapabilities)
                && !message.HasMeta(MetaKeys.LogLevel);
        return request.Headers["Mcp-Method"] == message.Method
            && (
                message.Method != RequestMethods.ToolsCall
                || request.Headers["Mcp-Name"] == message.Text("name")
            )
            && McpMessage.Has(
                message.Meta,
                MetaKeys.ProtocolVersion,
                JsonValueKind.String,
                out var said
            )
            && said.ValueEquals(version.Name)
            && McpMessage.Has(
                message.Meta,
                MetaKeys.ClientCapabilities,
                JsonValueKind.Object,
                out _
            );
    }
}
