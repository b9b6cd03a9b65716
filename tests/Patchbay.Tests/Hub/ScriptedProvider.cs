using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Patchbay.Tests.Hub;

/// <summary>A provider that answers with whatever a test wants, also what the local Ashby never would.</summary>
internal sealed class ScriptedProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _calls = new();

    private ScriptedProvider(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>The paths that were called, oldest first.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>How the next calls are answered.</summary>
    public Func<HttpContext, Task> Reply { get; set; } = http => Json(http, 200, "[]");

    public static async Task<ScriptedProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var provider = new ScriptedProvider(builder.Build());
        provider._app.Run(http =>
        {
            provider._calls.Enqueue(http.Request.Path);
            return provider.Reply(http);
        });
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>Answers as Ashby does when all is well.</summary>
    public void Results(string results) => Reply = http => Json(http, 200, results);

    public void Raw(int status, string body) =>
        Reply = http =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync(body);
        };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task Json(HttpContext http, int status, string results)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync($$"""{"success":true,"results":{{results}}}""");
    }
}
