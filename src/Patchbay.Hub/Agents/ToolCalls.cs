using Patchbay.Engine.Tools;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>Finds out what a tool is and has it run.</summary>
internal sealed class ToolCalls(
    ExecuteTool execute,
    SearchTool search,
    ResolveTool resolve,
    FeedbackTool feedback
)
{
    public async Task<ToolAnswer> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        foreach (var tools in call.Endpoint.Connectors)
            if (
                tools.Find(call.Name) is null
                && OwnTools.Find(tools.Connector, call.Name) is { } own
            )
            {
                var account = OwnTools.AccountIn(tools.Connector, call.Name, own);
                return own switch
                {
                    OwnTools.Search => await search.CallAsync(call, tools, cancellationToken),
                    OwnTools.Resolve => await resolve.CallAsync(call, account, cancellationToken),
                    OwnTools.Feedback => await feedback.CallAsync(call, cancellationToken),
                    _ => await execute.CallNamedAsync(call, account, cancellationToken),
                };
            }
        return await execute.CallAsync(call, cancellationToken);
    }

    /// <summary>Whether the tool works in steps that are worth telling of.</summary>
    public static bool MayTakeLong(AgentEndpoint endpoint, string name) =>
        endpoint.Connectors.Any(tools =>
            tools.Find(name)?.Action is { Poll: not null } or { Upload: not null }
            || OwnTools.Find(tools.Connector, name) is OwnTools.Execute
        );
}
