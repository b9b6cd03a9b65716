using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Agents;

/// <summary>Runs what an agent calls, by the same way as every execution, and says how it went in a tool's form.</summary>
internal sealed class ToolCalls(IExecutions executions)
{
    /// <summary>Whether the tool works in steps that are worth telling of.</summary>
    public static bool MayTakeLong(AgentEndpoint endpoint, string name) =>
        endpoint.Accounts.Any(account =>
            account.Tools.Find(name)?.Action is { Poll: not null } or { Upload: not null }
            || OwnTools.Find(account.Tools.Connector, name) is OwnTools.Execute
        );

    /// <param name="name">The tool's name; for actions it is their id.</param>
    /// <param name="arguments">An object; undefined for none.</param>
    public async Task<ToolAnswer> CallAsync(
        AgentEndpoint endpoint,
        string name,
        JsonElement arguments,
        RequestSource source,
        CancellationToken cancellationToken
    )
    {
        foreach (var tools in endpoint.Accounts.Select(account => account.Tools).Distinct())
            if (tools.Find(name) is null && OwnTools.Find(tools.Connector, name) is { } own)
                return await CallOwnAsync(
                    endpoint,
                    tools,
                    own,
                    OwnTools.AccountIn(tools.Connector, name, own),
                    arguments,
                    source,
                    cancellationToken
                );
        return await ExecuteAsync(endpoint, name, null, arguments, [], source, cancellationToken);
    }

    private Task<ToolAnswer> CallOwnAsync(
        AgentEndpoint endpoint,
        ActionTools tools,
        string tool,
        string? account,
        JsonElement arguments,
        RequestSource source,
        CancellationToken cancellationToken
    )
    {
        if (tool == OwnTools.Execute)
        {
            var id = Text(arguments, "action_id") ?? Text(arguments, "action_name");
            return id is null
                ? Task.FromResult<ToolAnswer>(
                    ToolFailure.Invalid(
                        OwnTools.Name(tools.Connector, tool),
                        [new InputFault("$.action_id", "is required and must be text")]
                    )
                )
                : ExecuteAsync(
                    endpoint,
                    id,
                    account,
                    arguments,
                    ["action_id", "action_name"],
                    source,
                    cancellationToken
                );
        }
        return Task.FromResult<ToolAnswer>(
            new ToolFailure(404, "unknown_tool", $"There is no tool {tool}.")
        );
    }

    private async Task<ToolAnswer> ExecuteAsync(
        AgentEndpoint endpoint,
        string action,
        string? account,
        JsonElement arguments,
        string[] own,
        RequestSource source,
        CancellationToken cancellationToken
    )
    {
        var known = endpoint
            .Accounts.Select(one => one.Tools.Find(action))
            .FirstOrDefault(tool => tool is not null);
        var read = known is null ? null : ToolArguments.Read(known, arguments, own);
        if (read is { Faults.Count: > 0 })
            return ToolFailure.Invalid(action, read.Faults);
        var (chosen, fault) = Choose(endpoint, read?.AccountId ?? account, action);
        if (fault is not null)
            return fault;
        var outcome = await executions.ExecuteAsync(
            new ExecutionRequest(
                source,
                endpoint.Caller.ProjectId,
                chosen!.Account.Id,
                chosen.ProfileId,
                action,
                read?.Input ?? Empty
            ),
            cancellationToken
        );
        return outcome.Outcome?.Result is { } result
            ? new ToolAnswer(result)
            : ToolFailures.Of((ApiError)OutcomeResult.For(outcome), read);
    }

    private static (AgentAccount? Account, ToolFailure? Fault) Choose(
        AgentEndpoint endpoint,
        string? named,
        string action
    )
    {
        var accounts = endpoint.Accounts;
        if (named is null && accounts.Count == 1)
            return (accounts[0], null);
        foreach (var account in accounts)
            if (account.Account.Id == named)
                return (account, null);
        var ids = string.Join(", ", accounts.Select(account => account.Account.Id));
        return (
            null,
            ToolFailure.Invalid(
                action,
                [
                    new InputFault(
                        "$.account_id",
                        named is null ? $"is required: one of {ids}" : $"is not one of {ids}"
                    ),
                ]
            )
        );
    }

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    private static string? Text(JsonElement arguments, string name) =>
        arguments.ValueKind == JsonValueKind.Object
        && arguments.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
