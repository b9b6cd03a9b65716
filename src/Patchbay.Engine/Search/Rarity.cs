namespace Patchbay.Engine.Search;

/// <summary>How much a feature tells: the fewer actions speak of it, the more.</summary>
internal sealed class Rarity
{
    /// <summary>Below 1: what stands in one phrase alone is often somebody's name or a place.</summary>
    private const float Damping = 0.7f;

    private readonly float[] _weights;

    public Rarity(IEnumerable<(int Action, int[] Features)> texts, int features, int actions)
    {
        var holders = new HashSet<int>?[features];
        foreach (var (action, found) in texts)
        {
            foreach (var feature in found)
                (holders[feature] ??= []).Add(action);
        }
        _weights = holders
            .Select(holding =>
                float.Pow(float.Log(1 + (float)actions / (holding?.Count ?? 1)), Damping)
            )
            .ToArray();
    }

    /// <summary>Weighs the features of a text, and gives all of them together the length 1.</summary>
    public void Apply(ReadOnlySpan<int> features, Span<float> weights)
    {
        var sum = 0f;
        for (var at = 0; at < weights.Length; at++)
        {
            weights[at] *= _weights[features[at]];
            sum += weights[at] * weights[at];
        }
        if (sum <= 0)
            return;
        var length = float.Sqrt(sum);
        foreach (ref var weight in weights)
            weight /= length;
    }
}
