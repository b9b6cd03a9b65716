using System.Text.Json;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Http;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>Runs an action by the way of every execution: as a tool of its own, or as the one that the execute tool names.</summary>
internal sealed class ExecuteTool(IExecutions executions)
{
    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    /// <param name="account">The account that the tool's own name names.</param>
    public Task<ToolAnswer> CallNamedAsync(
        ToolCall call,
        string? account,
        CancellationToken cancellationToken
    ) =>
        OwnTools.ActionIn(call.Arguments) is { } action
            ? RunAsync(call, action, account, OwnTools.ActionArguments, cancellationToken)
            : Task.FromResult<ToolAnswer>(OwnTools.NamesNoAction(call.Name));

    public Task<ToolAnswer> CallAsync(ToolCall call, CancellationToken cancellationToken) =>
        RunAsync(call, call.Name, null, [], cancellationToken);

    /// <param name="own">Names in the arguments that are the tool's own, not the action's.</param>
    private async Task<ToolAnswer> RunAsync(
        ToolCall call,
        string action,
        string? account,
        string[] own,
        CancellationToken cancellationToken
    )
    {
        var tool = Find(call.Endpoint, action);
        if (tool is not null && !call.Endpoint.Settings.Takes(tool.Action))
            return ToolFailure.NotOffered(action);
        var read = tool is null ? null : ToolArguments.Read(tool, call.Arguments, own);
        if (read is { Faults.Count: > 0 })
            return ToolFailure.Invalid(action, read.Faults);
        var named = read?.AccountId ?? account;
        if (call.Account(named) is not { } chosen)
            return ToolFailure.Invalid(action, [call.AccountFault(named)]);
        var outcome = await executions.ExecuteAsync(
            new ExecutionRequest(
                call.Source,
                call.Endpoint.Caller.ProjectId,
                chosen.Account.Id,
                chosen.ProfileId,
                action,
                read?.Input ?? Empty
            )
            {
                Answer = read?.Answer,
                ByAgent = true,
                Progress = call.Progress,
            },
            cancellationToken
        );
        return outcome.Outcome?.Result is { } result
            ? new ToolAnswer(result)
            : ToolFailures.Of((ApiError)OutcomeResult.For(outcome), read);
    }

    private static ActionTool? Find(AgentEndpoint endpoint, string action)
    {
        foreach (var tools in endpoint.Connectors)
            if (tools.Find(action) is { } tool)
                return tool;
        return null;
    }
}
