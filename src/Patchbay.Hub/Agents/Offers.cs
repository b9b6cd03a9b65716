using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Agents;

/// <summary>Which actions an agent is offered: those that would not be refused before anything is sent.</summary>
internal sealed class Offers(IPermissions permissions, TimeProvider time)
{
    /// <summary>The actions of one connector that at least one of its accounts could run, in the connector's order.</summary>
    public async ValueTask<IReadOnlyList<ActionTool>> FindAsync(
        AgentEndpoint endpoint,
        ActionTools tools,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var offered = new HashSet<ActionTool>();
        foreach (var account in endpoint.Accounts.Where(account => account.Tools == tools))
        {
            var report = await permissions.FindAsync(account.Account, cancellationToken);
            foreach (var tool in tools.All)
                if (IsOffered(tool.Action, endpoint, account, report, now))
                    offered.Add(tool);
        }
        return tools.All.Where(offered.Contains).ToList();
    }

    private static bool IsOffered(
        ActionDefinition action,
        AgentEndpoint endpoint,
        AgentAccount account,
        PermissionReport report,
        DateTimeOffset now
    ) =>
        endpoint.Settings.Takes(action)
        && account.Profile.Enables(action.Id)
        && account.Profile.Agents.Allow(action)
        && endpoint.Caller.Limits?.Allows(action) != false
        && (endpoint.Settings.All || !report.IsKnownToLack(action, now));
}
