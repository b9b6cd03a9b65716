using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Patchbay.Tests.Client;

/// <summary>A server on a free port that keeps what it was asked and answers as a test says.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Recorded> _requests = new();

    private LocalServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<Recorded> Requests => [.. _requests];

    public static async Task<LocalServer> StartAsync(Func<Recorded, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new LocalServer(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var recorded = new Recorded(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                context.Request.Headers.ToDictionary(
                    header => header.Key,
                    header => header.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                ),
                await reader.ReadToEndAsync()
            );
            server._requests.Enqueue(recorded);
            await answer(recorded, context);
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>Answers every call with one JSON.</summary>
    public static Task<LocalServer> StartAsync(string json, int status = 200) =>
        StartAsync((_, context) => context.JsonAsync(json, status));

    /// <summary>Answers the calls with these, in order; the last one again and again.</summary>
    public static Task<LocalServer> StartAsync(params string[] answers)
    {
        var next = -1;
        return StartAsync(
            (_, context) =>
                context.JsonAsync(
                    answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]
                )
        );
    }

    /// <summary>An address where nothing listens.</summary>
    public static async Task<Uri> StoppedAsync()
    {
        await using var server = await StartAsync("{}");
        return server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}

internal sealed record Recorded(
    string Method,
    string Path,
    Dictionary<string, string> Headers,
    string Body
);

internal static class Answers
{
    public static async Task JsonAsync(this HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    }

    /// <summary>Holds the answer until the caller goes away.</summary>
    public static Task NeverAsync(this HttpContext context)
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }
}
