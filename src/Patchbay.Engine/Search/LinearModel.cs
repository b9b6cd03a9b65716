using System.Numerics;
using System.Runtime.InteropServices;

namespace Patchbay.Engine.Search;

/// <summary>A text that belongs to a class, read into features whose weights have length 1.</summary>
internal readonly record struct Sample(
    int[] Features,
    float[] Weights,
    int Class,
    float Importance
);

/// <summary>
/// What each feature says for or against each class, learnt from samples: multinomial logistic regression. The same
/// samples give the same weights on every machine, since their order is fixed and no sum runs across lanes.
/// </summary>
internal sealed class LinearModel(int features, int classes)
{
    private const int Rounds = 14;
    private const float FirstStep = 6f;
    private const float LastStep = 0.5f;

    private readonly float[] _weights = new float[features * WidthOf(classes)];

    /// <summary>How long a row is: the classes, filled up to whole lanes.</summary>
    public int Width => WidthOf(classes);

    public Span<float> Row(int feature) => _weights.AsSpan(feature * Width, Width);

    public void Learn(IReadOnlyList<Sample> samples)
    {
        var scores = new float[Width];
        var order = Enumerable.Range(0, samples.Count).ToArray();
        var chance = 2463534242u;
        for (var round = 0; round < Rounds; round++)
        {
            Shuffle(order, ref chance);
            var step = FirstStep * float.Pow(LastStep / FirstStep, round / (Rounds - 1f));
            foreach (var index in order)
                Learn(samples[index], scores, step);
        }
    }

    /// <summary>Adds a feature's row to the scores.</summary>
    public void Add(int feature, float weight, Span<float> scores) =>
        AddRow(Lanes(scores), Lanes(Row(feature)), weight);

    public static void Softmax(Span<float> scores)
    {
        var most = float.NegativeInfinity;
        foreach (var score in scores)
            most = float.Max(most, score);
        var sum = 0f;
        foreach (ref var score in scores)
            sum += score = float.Exp(score - most);
        foreach (ref var score in scores)
            score /= sum;
    }

    private void Learn(Sample sample, float[] scores, float step)
    {
        scores.AsSpan().Clear();
        for (var at = 0; at < sample.Features.Length; at++)
            Add(sample.Features[at], sample.Weights[at], scores);
        Softmax(scores.AsSpan(0, classes));
        scores[sample.Class] -= 1;
        scores.AsSpan(classes).Clear();
        for (var at = 0; at < sample.Features.Length; at++)
            AddRow(
                Lanes(Row(sample.Features[at])),
                Lanes(scores),
                -step * sample.Importance * sample.Weights[at]
            );
    }

    private static void Shuffle(int[] order, ref uint chance)
    {
        for (var index = order.Length - 1; index > 0; index--)
        {
            chance ^= chance << 13;
            chance ^= chance >> 17;
            chance ^= chance << 5;
            var other = (int)(chance % (uint)(index + 1));
            (order[index], order[other]) = (order[other], order[index]);
        }
    }

    private static int WidthOf(int classes) =>
        (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    private static Span<Vector<float>> Lanes(Span<float> row) =>
        MemoryMarshal.Cast<float, Vector<float>>(row);

    private static void AddRow(
        Span<Vector<float>> sum,
        ReadOnlySpan<Vector<float>> row,
        float weight
    )
    {
        var times = new Vector<float>(weight);
        for (var lane = 0; lane < sum.Length; lane++)
            sum[lane] += row[lane] * times;
    }
}
