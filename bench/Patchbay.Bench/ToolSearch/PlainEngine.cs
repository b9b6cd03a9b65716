using Patchbay.Engine.Definitions;

namespace Patchbay.Bench.ToolSearch;

/// <summary>BM25 as in the book, over labels and descriptions: what a list of tools has without any further work.</summary>
internal sealed class PlainEngine : ISearchEngine
{
    private const double K = 1.2;
    private const double B = 0.75;

    private readonly string[] _ids;
    private readonly Dictionary<string, double[]> _weights = new(StringComparer.OrdinalIgnoreCase);

    public PlainEngine(Connector connector)
    {
        var texts = connector
            .Actions.Select(action => EngineTexts.Words($"{action.Label} {action.Description}"))
            .ToList();
        _ids = connector.Actions.Select(action => action.Id).ToArray();
        var average = texts.Average(words => words.Length);
        for (var index = 0; index < texts.Count; index++)
        {
            foreach (
                var word in texts[index].CountBy(word => word, StringComparer.OrdinalIgnoreCase)
            )
            {
                if (!_weights.TryGetValue(word.Key, out var weights))
                    _weights[word.Key] = weights = new double[_ids.Length];
                weights[index] =
                    word.Value
                    * (K + 1)
                    / (word.Value + K * (1 - B + B * texts[index].Length / average));
            }
        }
        foreach (var weights in _weights.Values)
        {
            var holding = weights.Count(weight => weight > 0);
            var rarity = Math.Log(1 + (_ids.Length - holding + 0.5) / (holding + 0.5));
            for (var index = 0; index < weights.Length; index++)
                weights[index] *= rarity;
        }
    }

    public string Name => "BM25 over labels and descriptions";

    public IReadOnlyList<string> Find(string query, int top)
    {
        var scores = new double[_ids.Length];
        foreach (var word in EngineTexts.Words(query).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!_weights.TryGetValue(word, out var weights))
                continue;
            for (var index = 0; index < scores.Length; index++)
                scores[index] += weights[index];
        }
        return Enumerable
            .Range(0, scores.Length)
            .Where(index => scores[index] > 0)
            .OrderByDescending(index => scores[index])
            .Take(top)
            .Select(index => _ids[index])
            .ToList();
    }

    public void Dispose() { }
}
