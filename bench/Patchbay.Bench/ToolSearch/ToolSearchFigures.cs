using System.Diagnostics;
using System.Globalization;
using Patchbay.Engine.Definitions;

namespace Patchbay.Bench.ToolSearch;

/// <summary>Prints how often each engine puts the right action first, by kind of request, and how long it takes.</summary>
internal static class ToolSearchFigures
{
    private const int Top = 10;

    public static void Print(string[] options)
    {
        var folder = Folder();
        var tuning = options.Contains("--tuning");
        var queries = tuning
            ? QuerySet.Read(Path.Combine(folder, "tuning.tsv"))
            : QuerySet.ReadUnseen(folder);
        var connector = ConnectorLoader.Load(ConnectorLoader.ShippedFolder("ashby"));
        Write($"{queries.Count} requests of the {(tuning ? "tuning" : "unseen")} part");
        foreach (var make in Engines)
        {
            var clock = Stopwatch.StartNew();
            using var engine = make(connector);
            Print(engine, queries, clock.Elapsed);
            if (tuning && options.Contains("--misses"))
                PrintMisses(engine, queries);
        }
    }

    private static IEnumerable<Func<Connector, ISearchEngine>> Engines =>
        [connector => new OwnEngine(connector)];

    private static void Print(ISearchEngine engine, IReadOnlyList<Query> queries, TimeSpan made)
    {
        var ranks = queries
            .Select(query => (query.Kind, Rank: Figures.Rank(engine.Find(query.Text, Top), query)))
            .ToList();
        Write($"\n{engine.Name}, made in {made.TotalMilliseconds:F0} ms\n");
        Write($"| kind | requests | Hit@1 | Hit@3 | Hit@5 | MRR |");
        Write($"| --- | --: | --: | --: | --: | --: |");
        foreach (var kind in ranks.GroupBy(entry => entry.Kind).OrderBy(group => group.Key))
            Row(kind.Key, Figures.Of(kind.Select(entry => entry.Rank).ToList()));
        Row("all", Figures.Of(ranks.Select(entry => entry.Rank).ToList()));
        Write($"\n{Time(engine, queries)}");
    }

    private static void Row(string kind, Figures figures) =>
        Write(
            $"| {kind} | {figures.Requests} | {figures.Hit1:P1} | {figures.Hit3:P1} | {figures.Hit5:P1} | {figures.Mrr:F3} |"
        );

    /// <summary>Each request once more, now that everything is warm.</summary>
    private static string Time(ISearchEngine engine, IReadOnlyList<Query> queries)
    {
        for (var round = 0; round < 3; round++)
            foreach (var query in queries)
                engine.Find(query.Text, Top);
        var times = queries
            .Select(query =>
            {
                var start = Stopwatch.GetTimestamp();
                engine.Find(query.Text, Top);
                return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            })
            .Order()
            .ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"time per request: median {times[times.Count / 2]:F0} µs, 99 of 100 under {times[times.Count * 99 / 100]:F0} µs"
        );
    }

    private static void PrintMisses(ISearchEngine engine, IReadOnlyList<Query> queries)
    {
        foreach (var query in queries)
        {
            var found = engine.Find(query.Text, Top);
            if (Figures.Rank(found, query) is var rank and not 1)
                Write(
                    $"{rank}\t{query.Kind}\t{string.Join(',', query.Expected)}\t{string.Join(',', found.Take(3))}\t{query.Text}"
                );
        }
    }

    private static string Folder()
    {
        for (
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent
        )
        {
            var queries = Path.Combine(folder.FullName, "bench", "tool-search");
            if (Directory.Exists(queries))
                return queries;
        }
        throw new DirectoryNotFoundException("bench/tool-search is not above the program.");
    }

    private static void Write(FormattableString text) =>
        Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
