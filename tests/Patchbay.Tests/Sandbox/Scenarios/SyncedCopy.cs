using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Scenarios;

/// <summary>
/// Somebody's copy of the candidates and applications: full syncs, incremental syncs, and the webhooks that tell of what is
/// gone, which no sync does.
/// </summary>
internal sealed class SyncedCopy(RunningSandbox ashby, string method)
{
    private readonly Dictionary<string, string> _records = [];
    private string? _token;

    public IReadOnlyDictionary<string, string> Records => _records;
    public int Pages { get; private set; }

    public async Task SyncAsync(int limit = 7)
    {
        var body = new JsonObject { ["limit"] = limit };
        if (_token is not null)
            body["syncToken"] = _token;
        var pages = await ashby.PagesAsync(method, body);
        Pages = pages.Count;
        foreach (var record in pages.SelectMany(page => page.Results))
            _records[(string)record!["id"]!] = record.ToJsonString();
        _token = pages[^1].SyncToken;
    }

    public void Forget(IEnumerable<string> ids)
    {
        foreach (var id in ids)
            _records.Remove(id);
    }
}
