using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Patchbay.ForeignClients.StackOneHub;

/// <summary>
/// A customer's site on an origin of its own. Its pages embed the npm package @stackone/hub as published: the web component
/// by the file that the package ships for it, the React component bundled as a customer's application would.
/// </summary>
internal sealed class CustomerSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CustomerSite(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<CustomerSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        foreach (var page in new[] { "webcomponent.html", "react.html" })
            Serve(app, page, NodeProcess.Ours($"StackOneHub/{page}"), "text/html");
        Serve(
            app,
            "webcomponent.js",
            NodeProcess.Installed("@stackone/hub/dist/webcomponent.js"),
            "text/javascript"
        );
        var react = await BundleAsync("StackOneHub/react.jsx");
        app.MapGet("/react.js", () => TypedResults.Text(react, "text/javascript"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new CustomerSite(app);
    }

    /// <summary>A page that embeds the component and points it at a hub.</summary>
    /// <param name="embedding">Name of the page, such as <c>react</c>.</param>
    public Uri Page(string embedding, Uri hub, string token) =>
        new(
            Address,
            $"/{embedding}.html?hub={Uri.EscapeDataString(hub.AbsoluteUri.TrimEnd('/'))}&token={token}"
        );

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Serve(WebApplication app, string name, string file, string type) =>
        app.MapGet("/" + name, () => TypedResults.PhysicalFile(file, type));

    private static async Task<string> BundleAsync(string source)
    {
        await using var esbuild = NodeProcess.Start(
            new Dictionary<string, string> { ["NODE_PATH"] = NodeProcess.Installed(".") },
            [
                NodeProcess.Installed("esbuild/bin/esbuild"),
                NodeProcess.Ours(source),
                "--bundle",
                "--jsx=automatic",
                "--define:process.env.NODE_ENV=\"production\"",
                "--log-level=warning",
            ]
        );
        using var output = new StreamReader(esbuild.Output);
        var script = await esbuild.WithinLimitAsync(stop => output.ReadToEndAsync(stop));
        Assert.True(script.Length > 0, esbuild.Errors);
        return script;
    }
}
