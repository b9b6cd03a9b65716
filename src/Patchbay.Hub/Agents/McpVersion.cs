using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Patchbay.Hub.Agents;

/// <summary>What differs between the protocol's versions for a list of tools and a call.</summary>
/// <param name="Name">As the header says it; empty for a client that says nothing.</param>
internal readonly record struct McpVersion(string Name)
{
    private const string Header = "MCP-Protocol-Version";
    private const string Latest = "2026-07-28";

    private static readonly string[] TextOnly = ["2024-11-05", "2025-03-26"];
    private static readonly string[] WithHandshake = [.. TextOnly, "2025-06-18", "2025-11-25"];

    public static McpVersion Of(HttpRequest request) => new(request.Headers[Header].ToString());

    /// <summary>Every request says all there is to know of the client, and no handshake comes before.</summary>
    public bool IsLatest => Name == Latest;

    /// <summary>Knows of results that are more than text.</summary>
    public bool TakesStructure => !TextOnly.Contains(Name);

    /// <summary>Whether a request keeps the version's rules beyond all doubt; what does not is the SDK's to judge.</summary>
    public bool Fits(HttpRequest request, in McpMessage message)
    {
        if (request.Headers.ContainsKey("Mcp-Session-Id"))
            return false;
        if (!IsLatest)
            return (Name.Length == 0 || WithHandshake.Contains(Name))
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
                out var version
            )
            && version.ValueEquals(Latest)
            && McpMessage.Has(
                message.Meta,
                MetaKeys.ClientCapabilities,
                JsonValueKind.Object,
                out _
            );
    }
}
