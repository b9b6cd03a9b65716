using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Patchbay.Mcp;

/// <summary>A list that is served again and again.</summary>
/// <param name="json">An array of MCP's tools.</param>
internal sealed class OfferedTools(ReadOnlyMemory<byte> json)
{
    private static readonly JsonTypeInfo<Tool> ToolType =
        (JsonTypeInfo<Tool>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(Tool));

    private readonly Lazy<IList<Tool>> _forSdk = new(() =>
        JsonElement
            .Parse(json.Span)
            .EnumerateArray()
            .Select(tool => tool.Deserialize(ToolType)!)
            .ToList()
    );

    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>The same for the SDK. Made anew: it writes into it.</summary>
    public ListToolsResult ForSdk => new() { Tools = _forSdk.Value };
}
