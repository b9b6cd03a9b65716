using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Patchbay.ForeignClients.Support;
using Patchbay.Tests.Support;

namespace Patchbay.BrowserTests.Connect;

/// <summary>A customer's site on an origin of its own, with a policy that lets in the hub's script and frame and no more.</summary>
internal sealed class HostSite : IAsyncDisposable
{
    private static readonly string Sources = Path.Combine(
        Repository.Root,
        "tests/Patchbay.BrowserTests/Connect/Hosts"
    );

    private readonly WebApplication _app;

    private HostSite(WebApplication app) => _app = app;

    private Uri Address => new(_app.Urls.Single());

    /// <param name="script">Its own: <c>plain.js</c>, <c>react.jsx</c> or <c>vue.js</c>.</param>
    public static async Task<HostSite> StartAsync(Uri hub, string script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var own = await BundleAsync(script);
        var origin = hub.GetLeftPart(UriPartial.Authority);
        app.MapGet(
            "/",
            (HttpResponse response) =>
            {
                response.Headers.ContentSecurityPolicy =
                    $"default-src 'none'; script-src 'self' {origin}; frame-src {origin}; style-src 'self'; img-src data:; base-uri 'none'; require-trusted-types-for 'script'";
                return TypedResults.Text(
                    $"""
                    <!doctype html>
                    <html lang="en">
                    <head>
                    <meta charset="utf-8">
                    <title>A customer's settings</title>
                    <link rel="icon" href="data:,">
                    <link rel="stylesheet" href="host.css">
                    <script src="{origin}/patchbay-hub.js" async></script>
                    </head>
                    <body><main><h1>Settings</h1><div id="root"></div></main><script src="own.js"></script></body>
                    </html>
                    """,
                    "text/html"
                );
            }
        );
        app.MapGet("/own.js", () => TypedResults.Text(own, "text/javascript"));
        app.MapGet(
            "/host.css",
            () => TypedResults.PhysicalFile(Path.Combine(Sources, "host.css"), "text/css")
        );
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new HostSite(app);
    }

    public string Page(string token, string more = "") => $"{Address}?token={token}{more}";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<string> BundleAsync(string script)
    {
        await using var esbuild = NodeProcess.Start(
            new Dictionary<string, string> { ["NODE_PATH"] = NodeProcess.Installed(".") },
            [
                NodeProcess.Installed("esbuild/bin/esbuild"),
                Path.Combine(Sources, script),
                "--bundle",
                "--jsx=automatic",
                "--define:process.env.NODE_ENV=\"production\"",
                "--define:__VUE_OPTIONS_API__=false",
                "--define:__VUE_PROD_DEVTOOLS__=false",
                "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
                "--log-level=warning",
            ]
        );
        using var output = new StreamReader(esbuild.Output);
        var text = await esbuild.WithinLimitAsync(stop => output.ReadToEndAsync(stop));
        Assert.True(text.Length > 0, esbuild.Errors);
        return text;
    }
}
