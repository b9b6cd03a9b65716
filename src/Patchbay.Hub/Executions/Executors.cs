using System.Collections.Frozen;
using Patchbay.Engine.Execution;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Executions;

/// <summary>One executor a connector, all on one pool of connections.</summary>
internal sealed class Executors : IDisposable
{
    private readonly HttpMessageInvoker _http = ProviderHttp.CreateClient();
    private readonly FrozenDictionary<string, ActionExecutor> _byConnector;

    public Executors(ICatalog catalog, TimeProvider time) =>
        _byConnector = catalog.Connectors.ToFrozenDictionary(
            connector => connector.Info.Key,
            connector => new ActionExecutor(connector, _http, time: time),
            StringComparer.Ordinal
        );

    public ActionExecutor Of(string connector) => _byConnector[connector];

    public void Dispose() => _http.Dispose();
}
