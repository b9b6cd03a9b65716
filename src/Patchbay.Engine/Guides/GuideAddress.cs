using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Guides;

/// <summary>
/// How an address carries a selection in its parameter <c>actions</c>: names that a person can read while they are few,
/// else <c>1.</c> and the set by numbers. None means all actions of the guide. Described in docs/guides.md.
/// </summary>
public static class GuideAddress
{
    /// <summary>The version of the numbered form.</summary>
    private const string Numbered = "1.";

    /// <summary>Names that take more characters give way to the numbered form.</summary>
    private const int LongestNames = 160;

    /// <summary>The parameter's value; null for all actions of the guide, empty for none.</summary>
    public static string? Write(Connector connector, IReadOnlyList<ActionDefinition> actions)
    {
        var ids = actions.Select(action => action.Id).ToHashSet(StringComparer.Ordinal);
        if (ids.SetEquals(GuideSelection.Everything(connector).Actions.Select(action => action.Id)))
            return null;
        var names = string.Join(
            ',',
            connector.Actions.Where(action => ids.Contains(action.Id)).Select(Name)
        );
        return names.Length <= LongestNames ? names : Numbered + connector.Numbers.Encode(ids);

        string Name(ActionDefinition action) => ShortName(connector, action);
    }

    /// <summary>An id without the connector's key, such as <c>list_candidates</c>.</summary>
    public static string ShortName(Connector connector, ActionDefinition action) =>
        action.Id[(connector.Info.Key.Length + 1)..];

    /// <summary>Reads a value in either form; null gives all actions of the guide.</summary>
    public static GuideSelection Read(Connector connector, string? value)
    {
        if (value is null)
            return GuideSelection.Everything(connector);
        if (!value.StartsWith(Numbered, StringComparison.Ordinal))
            return GuideSelection.OfNames(connector, Names(value));
        if (connector.Numbers.Decode(value.AsSpan(Numbered.Length)) is not { } found)
            return GuideSelection.OfNames(connector, [value]);
        var selection = GuideSelection.OfNames(connector, found.Ids);
        return found.Unknown == 0
            ? selection
            : selection with
            {
                UnknownActions = [.. selection.UnknownActions, $"+{found.Unknown}"],
            };
    }

    /// <summary>The names in a list with commas.</summary>
    public static IEnumerable<string> Names(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
