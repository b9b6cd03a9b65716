using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.Support;

/// <summary>A headless Chromium that shows one page at a time and reaches this machine only.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly NodeProcess _node = NodeProcess.Start(
        new Dictionary<string, string>(),
        [
            NodeProcess.Ours("Support/browser.mjs"),
            NodeProcess.Installed("puppeteer-core/lib/esm/puppeteer/puppeteer-core.js"),
            Chromium(),
        ]
    );

    /// <summary>Opens a page that shares nothing with the one before it.</summary>
    public Task OpenAsync(Uri page) => DoAsync("open", ("url", page.AbsoluteUri));

    /// <summary>Types into the field of that name, once it can be edited.</summary>
    public Task FillAsync(string name, string text) =>
        DoAsync("fill", ("name", name), ("text", text));

    /// <summary>What the field of that name holds.</summary>
    public async Task<string> ReadAsync(string name) =>
        (string)(await DoAsync("read", ("name", name)))!;

    /// <summary>Clicks the button of that name, once it can be clicked.</summary>
    public Task PressAsync(string name) => DoAsync("press", ("name", name));

    /// <summary>Waits until the page shows the text; what is in elements beside each other is apart by one space.</summary>
    public Task SeeAsync(string text) => DoAsync("see", ("text", text));

    public Task<JsonNode?> EvaluateAsync(string script) => DoAsync("evaluate", ("script", script));

    /// <summary>What the page complained of on its console, threw, or could not load.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync() =>
        [.. (await DoAsync("problems"))!.AsArray().Select(problem => (string)problem!)];

    public async Task<IReadOnlyList<BrowserRequest>> RequestsAsync() =>
        [
            .. (await DoAsync("requests"))!
                .AsArray()
                .Select(request => new BrowserRequest(
                    (string)request!["method"]!,
                    new Uri((string)request["url"]!),
                    request["headers"]!.AsObject(),
                    (string?)request["body"],
                    (int)request["status"]!
                )),
        ];

    public async ValueTask DisposeAsync()
    {
        if (!_node.HasEnded)
            await DoAsync("close"); // or it leaves its profile behind
        await _node.DisposeAsync();
    }

    private async Task<JsonNode?> DoAsync(string what, params (string Name, string Value)[] with)
    {
        var command = new JsonObject { ["do"] = what };
        foreach (var (name, value) in with)
            command[name] = value;
        var answer = await _node.AskAsync(command);
        Assert.True(answer["fault"] is null, (string?)answer["fault"]);
        return answer["value"];
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "Chromium is not installed. Run ./test, which installs what the tests need."
        );
}

internal sealed record BrowserRequest(
    string Method,
    Uri Url,
    JsonObject Headers,
    string? Body,
    int Status
);
