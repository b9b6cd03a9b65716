using System.Globalization;
using System.Text;
using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Bench.Tokens;

/// <summary>How near the estimate of tokens comes to o200k on the sandbox's answers.</summary>
internal static class EstimateFigures
{
    // The costs were set by the first company; the others show whether they fit only that one.
    private static readonly int[] Seeds = [new AshbySandbox.SandboxOptions().Seed, 4711, 90210];

    public static async Task PrintAsync()
    {
        var connector = ConnectorLoader.Load(ConnectorLoader.ShippedFolder("ashby"));
        Console.WriteLine(
            "| estimate over o200k | texts | lowest | 5th percentile | median | 95th percentile | highest |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var seed in Seeds)
        {
            var answers = await SandboxAnswers.ReadAsync(connector, seed, CancellationToken.None);
            var texts = answers.Select(answer => answer.Data).Where(IsFilled).ToList();
            Print($"answers of company {seed}", texts);
            Print(
                $"their rows",
                [.. texts.Where(IsList).SelectMany(list => list.EnumerateArray())]
            );
        }
    }

    /// <summary>Of an empty list nothing can be said but that it is two characters.</summary>
    public static bool IsFilled(JsonElement data) => !IsList(data) || data.GetArrayLength() > 0;

    public static double RatioOf(JsonElement data)
    {
        var text = data.GetRawText();
        return (double)TokenEstimate.Of(Encoding.UTF8.GetBytes(text)) / O200k.Count(text);
    }

    private static bool IsList(JsonElement data) => data.ValueKind == JsonValueKind.Array;

    private static void Print(string name, IReadOnlyList<JsonElement> texts)
    {
        var ratios = texts.Select(RatioOf).Order().ToList();
        var at = (double share) =>
            ratios[(int)(share * (ratios.Count - 1))]
                .ToString("0.00", CultureInfo.InvariantCulture);
        Console.WriteLine(
            $"| {name} | {ratios.Count} | {at(0)} | {at(0.05)} | {at(0.5)} | {at(0.95)} | {at(1)} |"
        );
    }
}
