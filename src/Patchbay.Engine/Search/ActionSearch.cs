using System.Runtime.CompilerServices;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Search;

/// <summary>
/// Finds the action that a request in words means: by what the connector's phrases teach, and by BM25 over the fields of
/// each action. Made once for a connector, then immutable: any number of threads may ask it.
/// </summary>
public sealed class ActionSearch
{
    private const float PhraseShare = 0.8f;

    private static readonly ConditionalWeakTable<Connector, Lazy<ActionSearch>> Made = [];

    [ThreadStatic]
    private static FeatureBag? _bag;

    private readonly IReadOnlyList<ActionDefinition> _actions;
    private readonly ExactNames _names;
    private readonly FeatureReader _reader;
    private readonly Rarity _rarity;
    private readonly FieldIndex _fields;
    private readonly PhraseModel _phrases;

    private ActionSearch(Connector connector)
    {
        _actions = connector.Actions;
        _names = new ExactNames(connector);
        var built = new IndexBuilder(connector);
        (_reader, _rarity) = (built.Reader, built.Rarity);
        (_fields, _phrases) = (built.Fields, built.Phrases);
    }

    /// <summary>The index of a connector. The first to ask waits until it is made, which takes part of a second.</summary>
    public static ActionSearch For(Connector connector) =>
        Made.GetValue(connector, static known => new(() => new ActionSearch(known))).Value;

    /// <summary>The actions that fit best, best first; none when no word is known.</summary>
    /// <param name="query">What is wanted, in the words of who wants it; or an id or a label.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="allowed">What may be found; everything unless said.</param>
    public IReadOnlyList<ActionHit> Find(
        string query,
        int top,
        Func<ActionDefinition, bool>? allowed = null
    )
    {
        Span<float> scores = stackalloc float[_phrases.Width];
        scores.Clear();
        Score(query, scores);
        if (_names.Find(query) is { } exact)
            scores[exact] = float.MaxValue;
        return Best(scores, top, allowed);
    }

    private void Score(string query, Span<float> scores)
    {
        var bag = _bag ??= new FeatureBag();
        _reader.Read(query, bag);
        if (bag.Count == 0)
            return;
        Span<float> fields = stackalloc float[scores.Length];
        fields.Clear();
        for (var at = 0; at < bag.Count; at++)
            _fields.Add(bag.Features[at], bag.Weights[at], fields);
        _rarity.Apply(bag.Features, bag.Weights);
        for (var at = 0; at < bag.Count; at++)
            _phrases.Add(bag.Features[at], bag.Weights[at], scores);
        Blend(scores[.._actions.Count], fields);
    }

    private static void Blend(Span<float> scores, ReadOnlySpan<float> fields)
    {
        LinearModel.Softmax(scores);
        var most = 0.001f;
        foreach (var field in fields)
            most = float.Max(most, field);
        for (var action = 0; action < scores.Length; action++)
            scores[action] =
                PhraseShare * scores[action]
                + (1 - PhraseShare) * float.Max(0, fields[action]) / most;
    }

    private List<ActionHit> Best(Span<float> scores, int top, Func<ActionDefinition, bool>? allowed)
    {
        var hits = new List<ActionHit>(int.Clamp(top, 0, _actions.Count));
        while (hits.Count < top)
        {
            var best = 0;
            for (var action = 1; action < _actions.Count; action++)
            {
                if (scores[action] > scores[best])
                    best = action;
            }
            if (scores[best] <= 0)
                break;
            if (allowed?.Invoke(_actions[best]) != false)
                hits.Add(new ActionHit(_actions[best], Similarity(scores[best])));
            scores[best] = 0;
        }
        return hits;
    }

    /// <summary>
    /// A share of the whole as a similarity: the right action mostly lies above 0.5, what has nothing to do with the
    /// request below 0.3. 1 is for the exact name alone.
    /// </summary>
    private static double Similarity(float score) =>
        score > 1 ? 1 : double.Min(0.999, double.Cbrt(score));
}
