using System.Text.RegularExpressions;
using Patchbay.Tests.Hub;

namespace Patchbay.BrowserTests.Support;

/// <summary>A hub in development mode with a local Ashby, and people's browsers that look at its pages.</summary>
public sealed partial class Site(Chrome chrome) : IAsyncLifetime
{
    private string? _signedIn;

    public TestHub Hub { get; } = new();

    /// <summary>As browsers find it: a passkey belongs to a name, never to a number.</summary>
    public Uri Address => new($"http://localhost:{Hub.Address.Port}/");

    /// <summary>The default project's pages: <c>accounts</c>.</summary>
    public string Dashboard(string page) => $"/dashboard/{_project}/{page}";

    private string _project = "";

    public async ValueTask InitializeAsync()
    {
        await Hub.StartWithAshbyAsync("Development");
        await using var browser = await chrome.Browser.NewContextAsync(
            new() { BaseURL = Address.AbsoluteUri }
        );
        var page = await browser.NewPageAsync();
        var link = SignInLink().Match(Hub.Output.ToString());
        Assert.True(link.Success, $"No sign-in link in: {Hub.Output}");
        await page.GotoAsync($"/sign-in/once?token={link.Groups["token"].Value}");
        _signedIn = await browser.StorageStateAsync();
        await page.GotoAsync("/dashboard");
        _project = new Uri(page.Url).Segments[2].Trim('/');
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    /// <summary>A window of its own.</summary>
    /// <param name="signedIn">As an administrator.</param>
    public async Task<View> OpenAsync(
        string path,
        Look? look = null,
        bool signedIn = false,
        bool script = true,
        string? locale = null
    )
    {
        look ??= Look.Desktop;
        var context = await chrome.Browser.NewContextAsync(
            new()
            {
                BaseURL = Address.AbsoluteUri,
                ViewportSize = new() { Width = look.Width, Height = look.Height },
                ColorScheme = look.Scheme,
                JavaScriptEnabled = script,
                Locale = locale ?? "en-US",
                StorageState = signedIn ? _signedIn : null,
                Permissions = ["clipboard-read", "clipboard-write"],
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(15_000);
        var view = new View(context, await context.NewPageAsync(), look);
        await view.Page.GotoAsync(path);
        return view;
    }

    [GeneratedRegex(
        "/sign-in/once\\?token=(?<token>[A-Za-z0-9_-]{1,100})",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex SignInLink();
}
