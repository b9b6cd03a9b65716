using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Search;

/// <summary>Reads all texts of a connector into what a search needs.</summary>
internal sealed class IndexBuilder
{
    private readonly List<Entry> _entries = [];

    public IndexBuilder(Connector connector)
    {
        Reader = new FeatureReader(connector.Words);
        var bag = new FeatureBag();
        for (var action = 0; action < connector.Actions.Count; action++)
        {
            foreach (var text in IndexedTexts.Of(connector, connector.Actions[action]))
            {
                Reader.Read(text.Text, bag);
                if (bag.Count > 0)
                    _entries.Add(new(action, text, bag.Features.ToArray(), bag.Weights.ToArray()));
            }
        }
        Reader.Close();
        Rarity = new Rarity(
            _entries.Select(entry => (entry.Action, entry.Features)),
            Reader.Count,
            connector.Actions.Count
        );
        Fields = new FieldIndex(
            _entries
                .SelectMany(entry =>
                    entry.Features.Select(feature => (entry.Action, feature, entry.Text.Field))
                )
                .ToList(),
            Reader.Count,
            connector.Actions.Count
        );
        Phrases = new PhraseModel(connector.Actions, Samples(), Reader.Count);
    }

    public FeatureReader Reader { get; }

    public Rarity Rarity { get; }

    public FieldIndex Fields { get; }

    public PhraseModel Phrases { get; }

    private List<Sample> Samples()
    {
        var samples = new List<Sample>();
        foreach (var entry in _entries.Where(entry => entry.Text.Sample > 0))
        {
            Rarity.Apply(entry.Features, entry.Weights);
            samples.Add(new(entry.Features, entry.Weights, entry.Action, entry.Text.Sample));
        }
        return samples;
    }

    private readonly record struct Entry(
        int Action,
        IndexedText Text,
        int[] Features,
        float[] Weights
    );
}
