using System.Collections.Frozen;
using Patchbay.Engine.Search;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Agents;

/// <summary>The actions of every connector as tools; each is worked out when it is first asked for.</summary>
internal sealed class ConnectorTools(ICatalog catalog)
{
    private readonly FrozenDictionary<string, Lazy<ActionTools>> _byKey =
        catalog.Connectors.ToFrozenDictionary(
            connector => connector.Info.Key,
            connector => new Lazy<ActionTools>(() =>
                new ActionTools(connector, ActionSearch.For(connector))
            ),
            StringComparer.Ordinal
        );

    public ActionTools Of(string connector) => _byKey[connector].Value;
}
