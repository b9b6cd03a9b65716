using System.Numerics;
using System.Runtime.InteropServices;

namespace Patchbay.Engine.Search;

/// <summary>A phrase that belongs to an action, read into features whose weights have length 1.</summary>
internal readonly record struct Sample(
    int[] Features,
    float[] Weights,
    int Action,
    float Importance
);

/// <summary>
/// What each feature says for or against each action, learnt from the phrases that the connector gives for them
/// (multinomial logistic regression). A score is a sum over the features of a request, so each can be explained. The
/// same phrases give the same weights on every machine: the order is fixed, and sums run over features, never over lanes.
/// </summary>
internal sealed class PhraseModel
{
    private const int Rounds = 14;
    private const float FirstStep = 6f;
    private const float LastStep = 0.5f;
    private const float Least = 0.02f;

    private readonly int[] _from;
    private readonly short[] _actions;
    private readonly float[] _weights;

    public PhraseModel(IReadOnlyList<Sample> samples, int features, int actions)
    {
        var lanes = Vector<float>.Count;
        var width = (actions + lanes - 1) / lanes * lanes;
        var learnt = Learn(samples, features, actions, width);
        var (kept, weights) = (new List<short>(), new List<float>());
        _from = new int[features + 1];
        for (var feature = 0; feature < features; feature++)
        {
            for (var action = 0; action < actions; action++)
            {
                var weight = learnt[feature * width + action];
                if (float.Abs(weight) < Least)
                    continue;
                kept.Add((short)action);
                weights.Add(weight);
            }
            _from[feature + 1] = kept.Count;
        }
        (_actions, _weights) = (kept.ToArray(), weights.ToArray());
    }

    public int Size => _weights.Length;

    /// <summary>Adds what a feature says, for every action it speaks of.</summary>
    public void Add(int feature, float weight, Span<float> scores)
    {
        var (from, to) = (_from[feature], _from[feature + 1]);
        for (var at = from; at < to; at++)
            scores[_actions[at]] += weight * _weights[at];
    }

    private static float[] Learn(
        IReadOnlyList<Sample> samples,
        int features,
        int actions,
        int width
    )
    {
        var weights = new float[features * width];
        var scores = new float[width];
        var order = Enumerable.Range(0, samples.Count).ToArray();
        uint chance = 2463534242;
        for (var round = 0; round < Rounds; round++)
        {
            for (var index = order.Length - 1; index > 0; index--)
            {
                chance ^= chance << 13;
                chance ^= chance >> 17;
                chance ^= chance << 5;
                var other = (int)(chance % (uint)(index + 1));
                (order[index], order[other]) = (order[other], order[index]);
            }
            var step = FirstStep * float.Pow(LastStep / FirstStep, round / (Rounds - 1f));
            foreach (var index in order)
                LearnFrom(samples[index], weights, scores, actions, step);
        }
        return weights;
    }

    private static void LearnFrom(
        Sample sample,
        float[] weights,
        float[] scores,
        int actions,
        float step
    )
    {
        var lanes = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan());
        lanes.Clear();
        for (var at = 0; at < sample.Features.Length; at++)
            AddRow(lanes, Row(weights, sample.Features[at], scores.Length), sample.Weights[at]);
        Softmax(scores.AsSpan(0, actions));
        scores[sample.Action] -= 1;
        scores.AsSpan(actions).Clear();
        for (var at = 0; at < sample.Features.Length; at++)
            AddRow(
                Row(weights, sample.Features[at], scores.Length),
                lanes,
                -step * sample.Importance * sample.Weights[at]
            );
    }

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

    private static Span<Vector<float>> Row(float[] weights, int feature, int width) =>
        MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(feature * width, width));

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
