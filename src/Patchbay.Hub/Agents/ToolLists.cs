using System.Collections.Concurrent;
using Patchbay.Engine.Tools;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>
/// Lists of tools as they go over the wire. One is written when it is first asked for, and serves everybody to whom the
/// same tools are offered in the same form.
/// </summary>
internal sealed class ToolLists(Offers offers, RecentLists recent)
{
    /// <summary>How long a client may go on with a list before it asks again.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    // A list of every action takes about 100 KB.
    private const int Most = 200;

    private readonly ConcurrentDictionary<string, OfferedTools> _lists = new(
        StringComparer.Ordinal
    );

    private int _written;

    /// <summary>How many lists were written since the start.</summary>
    public int Written => Volatile.Read(ref _written);

    public async ValueTask<OfferedTools> FindAsync(
        AgentEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        if (await recent.FindAsync(endpoint, cancellationToken) is { } same)
            return same;
        var offered = new List<(ActionTools Tools, IReadOnlyList<ActionTool> Offered)>(1);
        // A list of two tools is the same whatever they may run.
        foreach (var tools in endpoint.Connectors)
            offered.Add(
                (
                    tools,
                    endpoint.Settings.Mode == ToolMode.SearchExecute
                        ? []
                        : await offers.FindAsync(endpoint, tools, cancellationToken)
                )
            );
        var name = Name(endpoint, offered);
        if (!_lists.TryGetValue(name, out var list))
        {
            if (_lists.Count >= Most)
                _lists.Clear();
            Interlocked.Increment(ref _written);
            list = _lists.GetOrAdd(name, _ => new(Write(endpoint, offered)));
        }
        await recent.KeepAsync(endpoint, list, cancellationToken);
        return list;
    }

    private static string Name(
        AgentEndpoint endpoint,
        List<(ActionTools Tools, IReadOnlyList<ActionTool> Offered)> offered
    ) =>
        string.Join(
            '\n',
            endpoint.Settings.CacheName,
            string.Join(',', endpoint.Choice),
            string.Join(',', offered.Select(offer => offer.Tools.Connector.Info.Key)),
            string.Join(
                ',',
                offered.SelectMany(offer => offer.Offered).Select(tool => tool.Action.Id)
            )
        );

    private static ReadOnlyMemory<byte> Write(
        AgentEndpoint endpoint,
        List<(ActionTools Tools, IReadOnlyList<ActionTool> Offered)> offered
    ) =>
        ToolList.Write(writer =>
        {
            var (settings, choice) = (endpoint.Settings, endpoint.Choice);
            foreach (var (tools, actions) in offered)
            {
                if (settings.Mode == ToolMode.SearchExecute)
                {
                    OwnTools.Write(writer, OwnTools.Search, tools.Connector, choice);
                    OwnTools.Write(writer, OwnTools.Execute, tools.Connector, choice);
                }
                else
                    ToolList.WriteActions(
                        writer,
                        actions,
                        settings.Style,
                        choice,
                        settings.OutputSchemas
                    );
                OwnTools.Write(writer, OwnTools.Resolve, tools.Connector, choice);
            }
            OwnTools.Write(writer, OwnTools.Feedback, offered[0].Tools.Connector, choice);
        });
}
