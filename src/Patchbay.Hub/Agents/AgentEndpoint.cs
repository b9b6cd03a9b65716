using Patchbay.Engine.Tools;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Agents;

/// <summary>What one request to the MCP endpoint is about: who asks, for which accounts, and how the tools are to be.</summary>
/// <param name="Accounts">One at least; of several, each call names one.</param>
internal sealed record AgentEndpoint(
    Caller Caller,
    IReadOnlyList<AgentAccount> Accounts,
    ToolSettings Settings
)
{
    /// <summary>The accounts' connectors.</summary>
    public IReadOnlyList<ActionTools> Connectors { get; } =
        Accounts is [var only]
            ? [only.Tools]
            : Accounts.Select(account => account.Tools).Distinct().ToList();

    /// <summary>The accounts that a call chooses between; none where there is no choice.</summary>
    public IReadOnlyList<string> Choice =>
        Accounts.Count == 1 ? [] : Accounts.Select(account => account.Account.Id).ToList();
}

/// <param name="Profile">The one that calls run under.</param>
/// <param name="ProfileId">The same, where the caller names it; null takes the account's.</param>
internal sealed record AgentAccount(
    Account Account,
    Profile Profile,
    string? ProfileId,
    ActionTools Tools
);
