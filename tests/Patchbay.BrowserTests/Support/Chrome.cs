using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Patchbay.BrowserTests.Support.Chrome))]

namespace Patchbay.BrowserTests.Support;

/// <summary>One Chromium for all tests, the system's own; each test has a profile of its own in it.</summary>
public sealed class Chrome : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser =>
        _browser ?? throw new InvalidOperationException("The browser is not started.");

    /// <summary>Where the system's Chromium is.</summary>
    public static string Executable { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "Chromium is not installed. Run ./test, which installs what the tests need."
        );

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Executable,
                // Its sandbox needs rights that a container or root does not have; it opens our own pages alone.
                Args = ["--no-sandbox", "--disable-gpu"],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
