using System.Collections.Concurrent;
using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Agents;

/// <summary>
/// Lists of tools as they go over the wire. One is written when it is first asked for, and serves everybody to whom the
/// same tools are offered in the same form.
/// </summary>
internal sealed class ToolLists(IPermissions permissions, TimeProvider time)
{
    /// <summary>How long a client may go on with a list before it asks again.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    // A list of every action takes about 100 KB.
    private const int MostLists = 200;

    private readonly ConcurrentDictionary<string, OfferedTools> _lists = new(
        StringComparer.Ordinal
    );

    public async ValueTask<OfferedTools> FindAsync(
        AgentEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        var offers = new List<(ActionTools Tools, List<ActionTool> Offered)>(1);
        foreach (var accounts in endpoint.Accounts.GroupBy(account => account.Tools))
            offers.Add(
                (accounts.Key, await OfferAsync(accounts, endpoint.Settings, cancellationToken))
            );
        var named =
            endpoint.Accounts.Count > 1
                ? endpoint.Accounts.Select(account => account.Account.Id).ToList()
                : [];
        var name = Name(endpoint.Settings, offers, named);
        if (_lists.TryGetValue(name, out var known))
            return known;
        if (_lists.Count >= MostLists)
            _lists.Clear();
        return _lists.GetOrAdd(name, _ => new(Write(endpoint.Settings, offers, named)));
    }

    private async ValueTask<List<ActionTool>> OfferAsync(
        IGrouping<ActionTools, AgentAccount> accounts,
        ToolSettings settings,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var offered = new HashSet<ActionTool>();
        foreach (var account in accounts)
        {
            var report = await permissions.FindAsync(account.Account, cancellationToken);
            foreach (var tool in accounts.Key.All)
                if (
                    settings.Takes(tool.Action)
                    && account.Profile.Enables(tool.Action.Id)
                    && (settings.All || !report.IsKnownToLack(tool.Action, now))
                )
                    offered.Add(tool);
        }
        return accounts.Key.All.Where(offered.Contains).ToList();
    }

    private static string Name(
        ToolSettings settings,
        List<(ActionTools Tools, List<ActionTool> Offered)> offers,
        List<string> accounts
    ) =>
        string.Join(
            '\n',
            settings.CacheName,
            string.Join(',', accounts),
            string.Join(
                ',',
                offers.SelectMany(offer => offer.Offered).Select(tool => tool.Action.Id)
            )
        );

    private static ReadOnlyMemory<byte> Write(
        ToolSettings settings,
        List<(ActionTools Tools, List<ActionTool> Offered)> offers,
        List<string> accounts
    ) =>
        ToolList.Write(writer =>
        {
            foreach (var (tools, offered) in offers)
            {
                if (settings.Mode == ToolMode.SearchExecute)
                {
                    OwnTools.Write(writer, OwnTools.Search, tools.Connector, accounts);
                    OwnTools.Write(writer, OwnTools.Execute, tools.Connector, accounts);
                }
                else
                    ToolList.WriteActions(
                        writer,
                        offered,
                        settings.Style,
                        accounts,
                        settings.OutputSchemas
                    );
                OwnTools.Write(writer, OwnTools.Resolve, tools.Connector, accounts);
            }
            OwnTools.Write(writer, OwnTools.Feedback, offers[0].Tools.Connector, accounts);
        });
}
