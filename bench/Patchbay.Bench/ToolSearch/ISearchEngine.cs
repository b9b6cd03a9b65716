namespace Patchbay.Bench.ToolSearch;

internal interface ISearchEngine : IDisposable
{
    string Name { get; }

    /// <summary>Ids, best first.</summary>
    IReadOnlyList<string> Find(string query, int top);
}
