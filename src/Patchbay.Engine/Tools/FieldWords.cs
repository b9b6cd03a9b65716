using System.Collections.Frozen;
using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Tools;

/// <summary>
/// What a list of tools says of an input's fields. A sentence that many actions share is said once, in the server's
/// instructions; an id that bears the name of what it is an id of explains itself.
/// </summary>
internal sealed class FieldWords
{
    private const int Longest = 50;
    private const int Many = 8;

    // Words that a field's text is made of around those that say what it is.
    private static readonly FrozenSet<string> Filler = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "true",
        "false",
        "also",
        "returns",
        "return",
        "default",
        "when",
        "left",
        "given",
        "least",
        "keep",
        "with",
        "from",
        "this",
        "that",
        "text",
        "shown"
    );

    private readonly FrozenSet<string> _resources;
    private readonly FrozenSet<string> _shared;

    public FieldWords(Connector connector)
    {
        _resources = connector
            .Resources.Select(resource => resource.Name.Replace("-", "", StringComparison.Ordinal))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        // None yet, while they are counted.
        _shared = FrozenSet<string>.Empty;
        var shared = connector
            .Actions.SelectMany(action => new CompactSchema(action.Input.Bundle(), this).Texts())
            .GroupBy(field => field)
            .Where(field => field.Count() >= Many)
            .Select(field => field.Key)
            .ToList();
        _shared = shared.Select(field => field.Text).ToFrozenSet(StringComparer.Ordinal);
        Shared = shared
            .DistinctBy(field => field.Name)
            .OrderBy(field => field.Name, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>The fields that are explained once for all actions.</summary>
    public IReadOnlyList<(string Name, string Text)> Shared { get; }

    /// <summary>Null where the name says it all.</summary>
    /// <param name="choices">The values that it may have, which are listed beside; empty where it has no list.</param>
    public string? Of(string name, string text, IReadOnlyList<string> choices)
    {
        if (_shared.Contains(text) || NamesItself(name))
            return null;
        var shortened = ShortText.Of(text, Longest);
        return SaysNoMore(name, shortened) || choices.Any(choice => IsIn(choice, shortened))
            ? null
            : shortened;
    }

    private static bool IsIn(string choice, string text) =>
        choice.Length > 0 && text.Contains(choice, StringComparison.Ordinal);

    private bool NamesItself(string name) =>
        name.Length > 2
        && name.EndsWith("Id", StringComparison.Ordinal)
        && _resources.Contains(name[..^2]);

    /// <summary>Every word of the text that means anything is in the name already.</summary>
    private static bool SaysNoMore(string name, string text) =>
        Words(text).All(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '.', ',', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 3 && !Filler.Contains(word))
            // A word's ending is no other word.
            .Select(word => word[..int.Min(word.Length, 6)].TrimEnd('s'));
}
