using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Patchbay.Tests.Hub;

/// <summary>What stands at a webhook's address: keeps what comes, and answers as a test wants.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();

    private WebhookReceiver(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public IReadOnlyList<Received> All => [.. _received];

    public Func<HttpContext, Task> Reply { get; set; } = http => http.Response.WriteAsync("thanks");

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            receiver._received.Enqueue(
                new(
                    http.Request.Path,
                    body.ToArray(),
                    http.Request.Headers.ToDictionary(
                        header => header.Key.ToLowerInvariant(),
                        header => header.Value.ToString()
                    )
                )
            );
            await receiver.Reply(http);
        });
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public void Answer(int status, string body = "") =>
        Reply = http =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        };

    public Task CountAsync(int count) =>
        Eventually.TrueAsync(() => Task.FromResult(_received.Count >= count));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal sealed record Received(
        string Path,
        byte[] Body,
        IReadOnlyDictionary<string, string> Headers
    )
    {
        public System.Text.Json.JsonElement Json => System.Text.Json.JsonElement.Parse(Body);

        public string Event => Json.GetProperty("event").GetString()!;
    }
}
