using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Tools;

namespace Patchbay.Mcp;

/// <summary>What an MCP server is made of here: the tools, and who runs them.</summary>
internal interface IToolBox
{
    ToolSettings Settings { get; }

    IReadOnlyList<ActionTools> Connectors { get; }

    /// <summary>The actions that the agent could run.</summary>
    /// <param name="lackedToo">Also those that only the account's key stands against.</param>
    ValueTask<IReadOnlyList<ActionTool>> OfferedAsync(
        ActionTools tools,
        bool lackedToo,
        CancellationToken cancellationToken
    );

    ValueTask<OfferedTools> ListAsync(CancellationToken cancellationToken);

    /// <param name="arguments">An object; undefined for none.</param>
    /// <param name="progress">Told how far a long action has come; null where nobody asked.</param>
    Task<ToolAnswer> CallAsync(
        string tool,
        JsonElement arguments,
        IProgress<ActionProgress>? progress,
        CancellationToken cancellationToken
    );
}
