using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Patchbay.Bench.Sandbox;

/// <summary>How long each page of a walk through a list took, in milliseconds, in the order of the pages.</summary>
internal sealed class Walk
{
    private readonly List<double> _pages = [];

    public int Pages => _pages.Count;
    public double Median => At(_pages, 0.50);
    public double P99 => At(_pages, 0.99);
    public double Longest => At(_pages, 1.00);

    /// <summary>The median of the last pages over that of the first.</summary>
    public double LastOverFirst(int pages) =>
        At(_pages.TakeLast(pages), 0.50) / At(_pages.Take(pages), 0.50);

    public void Add(Walk other) => _pages.AddRange(other._pages);

    /// <summary>Pages of 100 from the first on, up to the last or to so many.</summary>
    public static async Task<Walk> ThroughAsync(
        SandboxProcess sandbox,
        string method,
        string filter = "",
        int most = int.MaxValue
    )
    {
        var walk = new Walk();
        var cursor = "";
        while (walk.Pages < most)
        {
            var body = $$"""{"limit":100{{filter}}{{cursor}}}""";
            var start = Stopwatch.GetTimestamp();
            var page = await sandbox.CallAsync(method, body);
            walk._pages.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (NextCursor(page) is not { } next)
                break;
            cursor = $",\"cursor\":\"{next}\"";
        }
        return walk;
    }

    // The end of the page is enough: parsing all of it would cost the caller as much as the sandbox took to write it.
    private static string? NextCursor(byte[] page)
    {
        var end = Encoding.UTF8.GetString(page.AsSpan(Math.Max(0, page.Length - 1_000)));
        var at = end.IndexOf("\"moreDataAvailable\"", StringComparison.Ordinal);
        using var document = JsonDocument.Parse("{" + end[at..]);
        return document.RootElement.TryGetProperty("nextCursor", out var next)
            ? next.GetString()
            : null;
    }

    private static double At(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Ceiling(sorted.Count * share) - 1];
    }
}
