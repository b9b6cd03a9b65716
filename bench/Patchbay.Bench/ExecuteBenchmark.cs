using System.Net.Http.Headers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;

namespace Patchbay.Bench;

/// <summary>
/// One small action without the network, beside the bare request that any client must build and read. What lies between
/// the two is the engine's own cost: finding, validating, building, reading the envelope.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ExecuteBenchmark : IDisposable
{
    private static readonly Uri Address = new("https://ashby.example");
    private readonly HttpMessageInvoker _http = new(new InstantProvider());
    private readonly ProviderConnection _connection = new(
        "a-key-of-forty-characters-0123456789abcdef",
        Address
    );
    private readonly ActionRequest _list = new("ashby_list_departments", Json("""{"limit":50}"""));
    private readonly ActionRequest _create = new(
        "ashby_create_candidate",
        Json("""{"name":"Ada Muster","email":"ada@example.com","phoneNumber":"+1 555 0100"}""")
    );
    private ActionExecutor _executor = null!;

    [GlobalSetup]
    public void Setup() =>
        _executor = new ActionExecutor(
            ConnectorLoader.Load(ConnectorLoader.ShippedFolder("ashby")),
            _http
        );

    [Benchmark(Baseline = true)]
    public async Task<int> BareRequest()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(Address, "department.list")
        );
        request.Content = new ByteArrayContent("{\"limit\":50}"u8.ToArray());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "YTo=");
        using var response = await _http.SendAsync(request, CancellationToken.None);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    [Benchmark]
    public Task<ActionOutcome> ListDepartments() => _executor.ExecuteAsync(_list, _connection);

    [Benchmark]
    public Task<ActionOutcome> CreateCandidate() => _executor.ExecuteAsync(_create, _connection);

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
