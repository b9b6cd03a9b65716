using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Patchbay.AshbySandbox;

namespace Patchbay.Bench.Sandbox;

/// <summary>The figures that the sandbox promises: how soon it is there, how fast its lists are, what it takes of memory.</summary>
internal static class SandboxFigures
{
    private const int Starts = 5;
    private const int FilteredPages = 200;
    private static readonly string[] Statuses = ["Active", "Lead", "Hired", "Archived"];

    /// <summary>Prints one table. Named sizes restrict it to the walks of these.</summary>
    public static async Task PrintAsync(string[] sizes)
    {
        Row("measure", "figure");
        Row("---", "---");
        if (sizes.Length == 0)
            foreach (var size in Enum.GetValues<SandboxSize>())
                await StartsAsync(size);
        foreach (var size in (SandboxSize[])[SandboxSize.Large, SandboxSize.Huge])
            if (
                sizes.Length == 0
                || sizes.Contains(size.ToString(), StringComparer.OrdinalIgnoreCase)
            )
                await ListsAsync(size);
    }

    private static async Task StartsAsync(SandboxSize size)
    {
        var (listening, answered) = (new List<double>(), new List<double>());
        for (var run = 0; run < Starts; run++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var sandbox = await SandboxProcess.StartAsync(size);
            listening.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await sandbox.CallAsync("candidate.list", "{}");
            answered.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        Row(
            $"{size}: start to listening, and to the first page (median of {Starts})",
            $"{Middle(listening):0} ms, {Middle(answered):0} ms"
        );

        static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
    }

    private static async Task ListsAsync(SandboxSize size)
    {
        await using var sandbox = await SandboxProcess.StartAsync(size);
        // Compiled and settled first: the first twenty pages are to be compared with the last.
        await Walk.ThroughAsync(sandbox, "candidate.list", most: 300);
        await Walk.ThroughAsync(sandbox, "application.list", most: 300);

        foreach (var method in (string[])["candidate.list", "application.list"])
        {
            var walk = await Walk.ThroughAsync(sandbox, method);
            Row($"{size}: `{method}`, every page ({walk.Pages})", Times(walk));
            Row(
                $"{size}: `{method}`, the last 20 pages over the first 20",
                Number(walk.LastOverFirst(20))
            );
        }

        var jobs = await JobsAsync(sandbox);
        await FilteredAsync("status", Statuses.Select(status => Filter("status", status)));
        await FilteredAsync("job", jobs.Select(id => Filter("jobId", id)));
        await FilteredAsync(
            "job and status",
            jobs.SelectMany(id =>
                Statuses.Select(status => Filter("jobId", id) + Filter("status", status))
            )
        );
        Row($"{size}: most memory resident", $"{sandbox.PeakMegabytes} MB");

        async Task FilteredAsync(string by, IEnumerable<string> filters)
        {
            var all = new Walk();
            foreach (var filter in filters)
                all.Add(
                    await Walk.ThroughAsync(sandbox, "application.list", filter, FilteredPages)
                );
            Row($"{size}: `application.list` by {by} ({all.Pages} pages)", Times(all));
        }
    }

    private static async Task<IReadOnlyList<string>> JobsAsync(SandboxProcess sandbox)
    {
        using var list = JsonDocument.Parse(await sandbox.CallAsync("job.list", "{}"));
        return
        [
            .. list
                .RootElement.GetProperty("results")
                .EnumerateArray()
                .Select(job => job.GetProperty("id").GetString()!),
        ];
    }

    private static string Filter(string field, string value) => $",\"{field}\":\"{value}\"";

    private static string Times(Walk walk) =>
        $"median {Number(walk.Median)} ms, p99 {Number(walk.P99)} ms, longest {Number(walk.Longest)} ms";

    private static string Number(double value) =>
        value.ToString("0.00", CultureInfo.InvariantCulture);

    private static void Row(string measure, string figure) =>
        Console.WriteLine($"| {measure} | {figure} |");
}
