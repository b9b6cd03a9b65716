using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Patchbay.Hub.Agents;

/// <summary>A list that is served again and again.</summary>
/// <param name="json">An array of MCP's tools.</param>
internal sealed class OfferedTools(ReadOnlyMemory<byte> json)
{
    private readonly Lazy<IList<Tool>> _forSdk = new(() =>
        JsonSerializer.Deserialize<IList<Tool>>(json.Span, McpJsonUtilities.DefaultOptions)!
    );

    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>The same for a request that the SDK answers itself. Made anew: it writes into it.</summary>
    public ListToolsResult ForSdk => new() { Tools = _forSdk.Value };
}
