using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Patchbay.Tests.Sandbox.Webhooks;

/// <summary>What a receiver was sent, byte for byte.</summary>
internal sealed record ReceivedWebhook(
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body
)
{
    public string Text => Encoding.UTF8.GetString(Body);
    public JsonNode Json => JsonNode.Parse(Body)!;
    public string Action => (string)Json["action"]!;
    public string? ActionId => (string?)Json["webhookActionId"];
    public JsonNode Data => Json["data"]!;
    public bool IsPing => Action == "ping";

    public bool IsSignedWith(string secret) =>
        Headers["Ashby-Signature"]
        == "sha256="
            + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Body));
}

/// <summary>A server on a free port that keeps what it is sent and answers with the status that a test says.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<ReceivedWebhook> _received = [];
    private readonly SemaphoreSlim _arrivals = new(0);

    private WebhookReceiver(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>How the next ones are answered; pings too.</summary>
    public Func<ReceivedWebhook, HttpContext, Task<int>> Answer { get; set; } =
        (_, _) => Task.FromResult(200);

    public IReadOnlyList<ReceivedWebhook> Received
    {
        get
        {
            lock (_received)
                return [.. _received];
        }
    }

    public IEnumerable<ReceivedWebhook> Events => Received.Where(received => !received.IsPing);

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public void AnswerWith(int status) => Answer = (_, _) => Task.FromResult(status);

    /// <summary>Waits for one more request to have come in since the last time.</summary>
    public async Task ArrivalAsync() =>
        Assert.True(
            await _arrivals.WaitAsync(
                TimeSpan.FromSeconds(30),
                TestContext.Current.CancellationToken
            ),
            "Nothing arrived."
        );

    /// <summary>An address where nothing listens.</summary>
    public static async Task<Uri> StoppedAsync()
    {
        await using var receiver = await StartAsync();
        return receiver.Address;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _arrivals.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var received = new ReceivedWebhook(
            http.Request.Path,
            http.Request.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            ),
            body.ToArray()
        );
        lock (_received)
            _received.Add(received);
        _arrivals.Release();
        http.Response.StatusCode = await Answer(received, http);
    }
}
