namespace Patchbay.Engine.Search;

/// <summary>
/// BM25 over the fields of an action, each with its own weight: a feature counts by how rare it is among the actions and
/// by where it stands. A field of negative weight speaks against.
/// </summary>
internal sealed class FieldIndex
{
    private const float Saturation = 1.2f;
    private const float LengthShare = 0.3f;

    private readonly (short Action, float Weight)[][] _postings;

    public FieldIndex(
        IReadOnlyList<(int Action, int Feature, float Weight)> entries,
        int features,
        int actions
    )
    {
        var lengths = new float[actions];
        var all = entries.ToList();
        foreach (var (action, _, weight) in all)
            lengths[action] += float.Max(weight, 0);
        var average = lengths.Average();
        _postings = new (short, float)[features][];
        Array.Fill(_postings, []);
        foreach (var feature in all.GroupBy(entry => entry.Feature))
        {
            var sums = feature
                .GroupBy(entry => entry.Action)
                .Select(group => (Action: group.Key, Sum: group.Sum(entry => entry.Weight)))
                .ToList();
            var holding = sums.Count(entry => entry.Sum > 0);
            var rarity = float.Log(1 + (actions - holding + 0.5f) / (holding + 0.5f));
            _postings[feature.Key] = sums.Select(entry =>
                    (
                        (short)entry.Action,
                        Weigh(entry.Sum, lengths[entry.Action] / average) * rarity
                    )
                )
                .ToArray();
        }
    }

    public void Add(int feature, float weight, Span<float> scores)
    {
        foreach (var (action, share) in _postings[feature])
            scores[action] += weight * share;
    }

    private static float Weigh(float sum, float length)
    {
        var size = float.Abs(sum);
        return float.Sign(sum)
            * size
            * (Saturation + 1)
            / (size + Saturation * (1 - LengthShare + LengthShare * length));
    }
}
