using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Search;

/// <summary>
/// Finds the action that a request in words means. Made once for a connector, then immutable: any number of threads may
/// ask it.
/// </summary>
public sealed class ActionSearch
{
    private readonly IReadOnlyList<ActionDefinition> _actions;
    private readonly ExactNames _names;
    private readonly FeatureReader _reader;
    private readonly float[] _rarity;
    private readonly PhraseModel _model;
    private readonly FieldIndex _fields;

    private ActionSearch(Connector connector)
    {
        _actions = connector.Actions;
        _names = new ExactNames(connector);
        _reader = new FeatureReader(connector.Words);
        var texts = new List<(IndexedText Text, int Action, int[] Features, float[] Weights)>();
        var bag = new FeatureBag();
        for (var action = 0; action < _actions.Count; action++)
        {
            foreach (var text in IndexedFields.Of(connector, _actions[action]))
            {
                _reader.Read(text.Text, bag);
                texts.Add((text, action, bag.Features.ToArray(), bag.Weights.ToArray()));
            }
        }
        _reader.Close();
        _rarity = Rarity(texts.Select(text => (text.Action, text.Features)), _reader.Count);
        var samples = texts
            .Where(text => text.Text.Sample > 0 && text.Features.Length > 0)
            .Select(text =>
            {
                Normalize(text.Features, text.Weights);
                return new Sample(text.Features, text.Weights, text.Action, text.Text.Sample);
            })
            .ToList();
        _model = new PhraseModel(samples, _reader.Count, _actions.Count);
        _fields = new FieldIndex(
            texts
                .SelectMany(text =>
                    text.Features.Select(feature => (text.Action, feature, text.Text.Field))
                )
                .ToList(),
            _reader.Count,
            _actions.Count
        );
    }

    /// <summary>Reads the connector's words into an index; keep it, one for each connector.</summary>
    public static ActionSearch For(Connector connector) => new(connector);

    /// <summary>The actions that fit best, best first; none when no word is known.</summary>
    public IReadOnlyList<ActionHit> Find(
        string query,
        int top,
        Func<ActionDefinition, bool>? allowed = null
    )
    {
        Span<float> scores = stackalloc float[_actions.Count];
        Score(query, scores);
        if (_names.Find(query) is { } exact)
            scores[exact] = 2;
        return Best(scores, top, allowed);
    }

    private void Score(string query, Span<float> scores)
    {
        var bag = (t_bag ??= new FeatureBag());
        _reader.Read(query, bag);
        if (bag.Count == 0)
            return;
        Span<float> fields = stackalloc float[scores.Length];
        foreach (var (feature, weight) in Pairs(bag))
            _fields.Add(feature, weight, fields);
        Normalize(bag.Features, bag.Weights);
        foreach (var (feature, weight) in Pairs(bag))
            _model.Add(feature, weight, scores);
        PhraseModel.Softmax(scores);
        var most = 0f;
        foreach (var field in fields)
            most = float.Max(most, field);
        if (most <= 0)
            return;
        for (var action = 0; action < scores.Length; action++)
            scores[action] =
                ModelShare * scores[action]
                + (1 - ModelShare) * float.Max(0, fields[action]) / most;
    }

    private const float ModelShare = 0.7f;

    [ThreadStatic]
    private static FeatureBag? t_bag;

    private static IEnumerable<(int, float)> Pairs(FeatureBag bag)
    {
        for (var i = 0; i < bag.Count; i++)
            yield return (bag.Features[i], bag.Weights[i]);
    }

    private List<ActionHit> Best(Span<float> scores, int top, Func<ActionDefinition, bool>? allowed)
    {
        var hits = new List<ActionHit>(int.Min(top, scores.Length));
        while (hits.Count < top)
        {
            var best = -1;
            for (var action = 0; action < scores.Length; action++)
            {
                if (scores[action] > 0 && (best < 0 || scores[action] > scores[best]))
                    best = action;
            }
            if (best < 0)
                break;
            if (allowed?.Invoke(_actions[best]) != false)
                hits.Add(new ActionHit(_actions[best], float.Min(1, scores[best])));
            scores[best] = 0;
        }
        return hits;
    }

    private void Normalize(ReadOnlySpan<int> features, Span<float> weights)
    {
        var sum = 0f;
        for (var at = 0; at < weights.Length; at++)
        {
            weights[at] *= _rarity[features[at]];
            sum += weights[at] * weights[at];
        }
        var length = float.Sqrt(sum);
        if (length > 0)
            foreach (ref var weight in weights)
                weight /= length;
    }

    private float[] Rarity(IEnumerable<(int Action, int[] Features)> texts, int features)
    {
        var holders = new HashSet<int>[features];
        foreach (var (action, found) in texts)
        foreach (var feature in found)
            (holders[feature] ??= []).Add(action);
        return holders
            .Select(actions => float.Log(1 + (float)_actions.Count / (actions?.Count ?? 1)))
            .ToArray();
    }
}
