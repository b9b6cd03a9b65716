using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.Limits;

/// <summary>Which limits can be set.</summary>
internal static partial class LimitRules
{
    private const long Most = 1_000_000_000;
    private const int MostPatterns = 200;

    private static readonly string[] EffectWords = Enum.GetValues<Effect>()
        .Select(EffectWord.Of)
        .ToArray();

    public static IEnumerable<ApiFault> FaultsOf(LimitOptions? limits, ICatalog catalog)
    {
        if (limits is null)
            yield break;
        if (limits.Effects is { } effects)
            for (var index = 0; index < Math.Max(effects.Count, 1); index++)
                if (effects.Count == 0 || !EffectWords.Contains(effects[index]))
                    yield return new(
                        effects.Count == 0 ? "$.limits.effects" : $"$.limits.effects[{index}]",
                        $"must be of {string.Join(", ", EffectWords)}"
                    );
        if (limits.Actions is { Count: 0 or > MostPatterns })
            yield return new(
                "$.limits.actions",
                $"must be 1 to {MostPatterns} ids of actions or patterns such as ashby_list_*"
            );
        else
            foreach (var (index, pattern) in (limits.Actions ?? []).Index())
                if (pattern is null || !Pattern().IsMatch(pattern))
                    yield return new(
                        $"$.limits.actions[{index}]",
                        "must be an id of an action, or a pattern of one with * and ?"
                    );
                else if (!catalog.Connectors.Any(connector => MatchesOne(connector, pattern)))
                    yield return new($"$.limits.actions[{index}]", $"{pattern} fits no action");
        if (limits.MaxCalls is not (null or (>= 1 and <= Most)))
            yield return new("$.limits.max_calls", $"must be from 1 to {Most}");
        if (limits.MaxWrites is not (null or (>= 0 and <= Most)))
            yield return new("$.limits.max_writes", $"must be from 0 to {Most}");
    }

    private static bool MatchesOne(Connector connector, string pattern) =>
        connector.Actions.Any(action =>
            FileSystemName.MatchesSimpleExpression(pattern, action.Id, ignoreCase: false)
        );

    [GeneratedRegex(@"\A[a-z0-9_*?]{1,200}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
