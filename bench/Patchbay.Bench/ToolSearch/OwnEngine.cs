using Patchbay.Engine.Definitions;
using Patchbay.Engine.Search;

namespace Patchbay.Bench.ToolSearch;

internal sealed class OwnEngine(Connector connector) : ISearchEngine
{
    private readonly ActionSearch _search = ActionSearch.For(connector);

    public string Name => "Patchbay";

    public IReadOnlyList<string> Find(string query, int top) =>
        _search.Find(query, top).Select(hit => hit.Action.Id).ToList();

    public void Dispose() { }
}
