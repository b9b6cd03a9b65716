using System.Globalization;
using System.Text;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Search;

/// <summary>
/// Finds the action that a request in words means. Made once for a connector, then immutable: any number of threads may
/// ask it.
/// </summary>
public sealed class ActionSearch
{
    private const double Saturation = 1.2;
    private readonly Connector _connector;
    private readonly Dictionary<string, ActionDefinition> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float[]> _weights = new(StringComparer.Ordinal);

    private ActionSearch(Connector connector)
    {
        _connector = connector;
        var prefix = connector.Info.Key + "_";
        for (var index = 0; index < connector.Actions.Count; index++)
        {
            var action = connector.Actions[index];
            foreach (var (text, weight) in Fields(connector, action))
            foreach (var word in Words(text).Select(Singular))
            {
                if (!_weights.TryGetValue(word, out var counts))
                    _weights[word] = counts = new float[connector.Actions.Count];
                counts[index] += weight;
            }
            _exact.TryAdd(Normal(action.Label), action);
            _exact[Normal(action.Id)] = action;
            _exact[Normal(action.Id[prefix.Length..])] = action;
        }
        foreach (var counts in _weights.Values)
        {
            var holding = counts.Count(count => count > 0);
            var rarity = Math.Log(1 + (counts.Length - holding + 0.5) / (holding + 0.5));
            for (var index = 0; index < counts.Length; index++)
                counts[index] = (float)(
                    rarity * counts[index] * (Saturation + 1) / (counts[index] + Saturation)
                );
        }
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
        var scores = new double[_connector.Actions.Count];
        foreach (var word in Words(query).Select(Singular).Distinct(StringComparer.Ordinal))
        {
            if (!_weights.TryGetValue(word, out var weights))
                continue;
            for (var index = 0; index < scores.Length; index++)
                scores[index] += weights[index];
        }
        var exact = _exact.GetValueOrDefault(Normal(query));
        return
        [
            .. _connector
                .Actions.Select(
                    (action, index) =>
                        new ActionHit(
                            action,
                            action == exact ? 1 : scores[index] / (scores[index] + 5)
                        )
                )
                .Where(hit => hit.Score > 0 && allowed?.Invoke(hit.Action) != false)
                .OrderByDescending(hit => hit.Score)
                .Take(top),
        ];
    }

    private static IEnumerable<(string Text, float Weight)> Fields(
        Connector connector,
        ActionDefinition action
    )
    {
        yield return (action.Label, 4);
        foreach (var alias in action.Aliases)
            yield return (alias, 2);
        foreach (var request in action.Requests)
            yield return (request, 1);
        yield return (action.Description, 0.7f);
        yield return (connector.Resources.First(known => known.Name == action.Resource).Title, 1);
        if (action.Input.Source.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
                yield return (property.Name, 0.5f);
        }
    }

    private static string Normal(string text) => string.Join(' ', Words(text));

    /// <summary>Words without accents and case.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
                continue;
            }
            if (word.Length > 0)
                yield return Take(word);
        }
        if (word.Length > 0)
            yield return Take(word);
    }

    private static string Take(StringBuilder word)
    {
        var text = word.ToString();
        word.Clear();
        return text;
    }

    private static string Singular(string word) =>
        word is [.. var stem, 's'] && word is not [.., 's', 's'] && stem.Length > 2 ? stem : word;
}
