using System.Collections.Frozen;
using Patchbay.Engine.Execution;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Executions;

/// <summary>One executor a connector, all on one pool of connections.</summary>
internal sealed class Executors : IDisposable
{
    private readonly FrozenDictionary<string, ActionExecutor> _byConnector;

    public Executors(ICatalog catalog, TimeProvider time)
    {
        Http = new HttpMessageInvoker(new ProviderSteps(ProviderHttp.CreateClient(), time));
        _byConnector = catalog.Connectors.ToFrozenDictionary(
            connector => connector.Info.Key,
            connector => new ActionExecutor(connector, Http, time: time),
            StringComparer.Ordinal
        );
    }

    public HttpMessageInvoker Http { get; }

    public ActionExecutor Of(string connector) => _byConnector[connector];

    public void Dispose() => Http.Dispose();
}
