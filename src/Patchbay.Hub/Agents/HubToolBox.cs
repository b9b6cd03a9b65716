using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Tools;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>The tools of one request, for the SDK: it makes a server for each, for a request is all there is.</summary>
internal sealed class HubToolBox(
    HttpContext http,
    McpRequest asked,
    ToolLists lists,
    ToolCalls calls,
    Offers offers,
    RunningCalls running
) : IToolBox
{
    public ToolSettings Settings => asked.Endpoint.Settings;

    public IReadOnlyList<ActionTools> Connectors => asked.Endpoint.Connectors;

    public ValueTask<IReadOnlyList<ActionTool>> OfferedAsync(
        ActionTools tools,
        bool lackedToo,
        CancellationToken cancellationToken
    ) =>
        offers.FindAsync(
            lackedToo
                ? asked.Endpoint with
                {
                    Settings = Settings with { All = true },
                }
                : asked.Endpoint,
            tools,
            cancellationToken
        );

    public ValueTask<OfferedTools> ListAsync(CancellationToken cancellationToken) =>
        lists.FindAsync(asked.Endpoint, cancellationToken);

    public async Task<ToolAnswer> CallAsync(
        string tool,
        JsonElement arguments,
        IProgress<ActionProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        // It ends with the request, as the token given here does.
        using var call = running.Begin(http, asked.Endpoint.Caller, asked.Id);
        return await calls.CallAsync(
            asked.ToCall(http, tool, arguments) with
            {
                Progress = progress,
            },
            call.Token
        );
    }
}
