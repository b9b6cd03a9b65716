using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Search;

/// <summary>
/// What the connector's phrases teach about words: which action they ask for, and beside it which verb and which
/// resource, so that an action profits from how its neighbours are asked for. All three are one sum over the features of
/// a request, so that each score can be explained.
/// </summary>
internal sealed class PhraseModel
{
    private const float VerbShare = 0.8f;
    private const float ResourceShare = 0.5f;

    private readonly LinearModel _model;

    public PhraseModel(
        IReadOnlyList<ActionDefinition> actions,
        IReadOnlyList<Sample> samples,
        int features
    )
    {
        _model = new LinearModel(features, actions.Count);
        _model.Learn(samples);
        // ashby_list_candidates: the verb of an id stands behind the connector's key.
        Share(
            samples,
            features,
            Number(actions.Select(action => action.Id.Split('_')[1])),
            VerbShare
        );
        Share(samples, features, Number(actions.Select(action => action.Resource)), ResourceShare);
    }

    public int Width => _model.Width;

    public void Add(int feature, float weight, Span<float> scores) =>
        _model.Add(feature, weight, scores);

    private void Share(IReadOnlyList<Sample> samples, int features, int[] groups, float share)
    {
        var model = new LinearModel(features, groups.Max() + 1);
        model.Learn(
            samples.Select(sample => sample with { Class = groups[sample.Class] }).ToList()
        );
        for (var feature = 0; feature < features; feature++)
        {
            var row = _model.Row(feature);
            var shared = model.Row(feature);
            for (var action = 0; action < groups.Length; action++)
                row[action] += share * shared[groups[action]];
        }
    }

    private static int[] Number(IEnumerable<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return names
            .Select(name =>
                numbers.TryGetValue(name, out var known) ? known : numbers[name] = numbers.Count
            )
            .ToArray();
    }
}
