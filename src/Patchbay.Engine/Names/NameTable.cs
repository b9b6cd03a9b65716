using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Patchbay.Engine.Text;

namespace Patchbay.Engine.Names;

/// <summary>Every kind of record of a connector that people call by name.</summary>
public sealed class NameTable
{
    private readonly FrozenDictionary<string, NameKind> _byName;
    private readonly FrozenDictionary<string, NameKind> _byInput;

    internal NameTable(IReadOnlyList<NameKind> kinds)
    {
        Kinds = kinds;
        _byName = kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
        _byInput = kinds
            .SelectMany(kind => kind.Inputs.Select(input => (input, kind)))
            .DistinctBy(entry => entry.input)
            .ToFrozenDictionary(entry => entry.input, entry => entry.kind, StringComparer.Ordinal);
    }

    public IReadOnlyList<NameKind> Kinds { get; }

    public NameKind this[string name] => _byName[name];

    /// <summary>
    /// The kind of that name, or that people call so: <c>req</c> is a job; or whose id a field of that name takes, so that
    /// <c>jobId</c> and <c>job_id</c> will do.
    /// </summary>
    public bool TryFind(string text, [NotNullWhen(true)] out NameKind? kind)
    {
        kind = _byInput.GetValueOrDefault(text);
        if (kind is not null)
            return true;
        text = text.EndsWith("_id", StringComparison.OrdinalIgnoreCase) ? text[..^3] : text;
        var asked = FoldedText.Of(text);
        kind =
            _byName.GetValueOrDefault(text)
            ?? Kinds.FirstOrDefault(one =>
                asked.IsSameAs(FoldedText.Of(one.Name)) || asked.IsSameAs(FoldedText.Of(one.Plural))
            )
            ?? Kinds.FirstOrDefault(one =>
                one.Words.Any(word => asked.IsSameAs(FoldedText.Of(word)))
            );
        return kind is not null;
    }

    /// <summary>The kinds nearest to a mistyped one, best first.</summary>
    public IReadOnlyList<string> Suggest(string text) =>
        [
            .. Nearest
                .Find(
                    text,
                    Kinds.SelectMany(kind => kind.Words.Append(kind.Name).Append(kind.Plural))
                )
                .Select(word => TryFind(word, out var kind) ? kind.Name : null)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The kind whose id a field of an action's input takes; null when it takes none, or none that has names.</summary>
    public NameKind? KindOf(string action, string field) =>
        _byInput.GetValueOrDefault($"{action}.{field}") ?? _byInput.GetValueOrDefault(field);
}
