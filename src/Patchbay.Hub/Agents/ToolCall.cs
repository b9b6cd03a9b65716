using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Agents;

/// <summary>One call of a tool.</summary>
/// <param name="Name">The tool's; of an action it is the action's id.</param>
/// <param name="Arguments">An object; undefined for none.</param>
internal sealed record ToolCall(
    AgentEndpoint Endpoint,
    string Name,
    JsonElement Arguments,
    RequestSource Source
)
{
    /// <summary>Told how far a long action has come.</summary>
    public IProgress<ActionProgress>? Progress { get; init; }

    public string? Text(string name) =>
        McpMessage.Has(Arguments, name, JsonValueKind.String, out var value)
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>The account that is named, or the only one there is.</summary>
    public AgentAccount? Account(string? named)
    {
        var accounts = Endpoint.Accounts;
        if (named is null)
            return accounts is [var only] ? only : null;
        foreach (var account in accounts)
            if (account.Account.Id == named)
                return account;
        return null;
    }

    /// <summary>What is wrong when there is no <see cref="Account"/>.</summary>
    public InputFault AccountFault(string? named)
    {
        var ids = string.Join(", ", Endpoint.Accounts.Select(account => account.Account.Id));
        return new(
            "$.account_id",
            named is null ? $"is required: one of {ids}" : $"is not one of {ids}"
        );
    }
}
