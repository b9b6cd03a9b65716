using System.Collections.Concurrent;
using System.Text.Json;
using Patchbay.Tests.Support;

namespace Patchbay.BrowserTests.Support;

/// <summary>One window with one page in it. What the page complains of fails the test.</summary>
public sealed class View : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(
        Path.Combine(
            Repository.Root,
            "tests/Patchbay.ForeignClients/npm/node_modules/axe-core/axe.min.js"
        )
    );

    /// <summary>Screenshots for people to look at: <c>artifacts/pages</c> in the project's folder.</summary>
    private static readonly string Pictures = Directory
        .CreateDirectory(Path.Combine(Repository.Root, "artifacts", "pages"))
        .FullName;

    private readonly IBrowserContext _context;
    private readonly Look _look;
    private readonly ConcurrentQueue<string> _problems = new();

    public View(IBrowserContext context, IPage page, Look look)
    {
        (_context, Page, _look) = (context, page, look);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _problems.Enqueue($"{message.Type}: {message.Text} {message.Location}");
        };
        page.PageError += (_, error) => _problems.Enqueue($"thrown: {error}");
    }

    public IPage Page { get; }

    /// <summary>
    /// Takes a picture, and holds the page against what every page must be: nothing on the console, no violation that axe
    /// finds, nothing that runs out at the side.
    /// </summary>
    /// <param name="name">Of the page and its state: <c>accounts-empty</c>.</param>
    public async Task CheckAsync(string name)
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Page.ScreenshotAsync(
            new() { Path = Path.Combine(Pictures, $"{name}.{_look}.png"), FullPage = true }
        );
        Assert.Empty(_problems);
        var violations = await ViolationsAsync();
        Assert.True(violations.Count == 0, $"{name}, {_look}: {string.Join('\n', violations)}");
        var over = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(over <= 0, $"{name} is {over} px wider than the window ({_look}).");
    }

    /// <summary>What the page wrote to its console as error or warning, and what it threw. Reading it takes it away.</summary>
    public IReadOnlyList<string> TakeProblems()
    {
        var all = _problems.ToList();
        _problems.Clear();
        return all;
    }

    /// <summary>What axe-core finds: rule, what it is about, and where.</summary>
    private async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        // By the debugger's way in: the page's own policy would refuse a script element.
        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<JsonElement>(
            "axe.run(document, { resultTypes: ['violations'] }).then(all => all.violations.map(one => `${one.id}: ${one.help}: ${one.nodes.map(node => node.target.join(' ') + ' ' + (node.failureSummary ?? '')).join(' | ')}`))"
        );
        return found.EnumerateArray().Select(one => one.GetString()!).ToList();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
