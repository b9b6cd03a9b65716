namespace Patchbay.Engine.Search;

/// <summary>What was found in a text: numbers of features, each with its weight.</summary>
internal sealed class FeatureBag
{
    private int[] _features = new int[256];
    private float[] _weights = new float[256];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Features => _features.AsSpan(0, Count);

    public Span<float> Weights => _weights.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int feature, float weight)
    {
        if (feature < 0)
            return;
        var at = Features.IndexOf(feature);
        if (at >= 0)
        {
            // A word said twice is not twice as much wanted.
            _weights[at] += (weight - _weights[at]) * 0.3f;
            return;
        }
        if (Count == _features.Length)
        {
            Array.Resize(ref _features, Count * 2);
            Array.Resize(ref _weights, Count * 2);
        }
        (_features[Count], _weights[Count]) = (feature, weight);
        Count++;
    }
}
