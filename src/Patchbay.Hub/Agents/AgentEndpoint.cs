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
);

/// <param name="ProfileId">The profile that the caller names for its calls; null takes the account's.</param>
internal sealed record AgentAccount(
    Account Account,
    Profile Profile,
    string? ProfileId,
    ActionTools Tools
);
