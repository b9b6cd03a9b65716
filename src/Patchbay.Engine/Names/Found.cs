using System.Text.Json;

namespace Patchbay.Engine.Names;

/// <summary>A record that a text may name.</summary>
internal sealed record FoundName(NameKind Kind, string Id, JsonElement Record, NameMatch Match)
{
    public string? Name
    {
        get
        {
            var shown = string.Join(
                " · ",
                Kind.Shown.Select(path => path.First(Record)).OfType<string>()
            );
            return shown.Length > 0 ? shown : null;
        }
    }
}

/// <summary>What looking through a kind gave.</summary>
internal sealed class Found
{
    public List<FoundName> Matches { get; } = [];

    /// <summary>The names of all records seen, for what is near.</summary>
    public List<string> Names { get; } = [];

    public List<NameFailure> Failures { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>There is more than was read.</summary>
    public bool IsCut { get; set; }

    /// <summary>The plurals of the kinds whose lists left out what is archived.</summary>
    public HashSet<string> Unarchived { get; } = new(StringComparer.Ordinal);

    /// <summary>The kinds of the context that made a difference.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>Something fits as well as it can, so that looking further is of no use.</summary>
    public bool IsSure =>
        Matches.Any(match =>
            match.Match is NameMatch.Id or NameMatch.Exact or NameMatch.Folded or NameMatch.Only
        );

    public void Add(Found other)
    {
        Matches.AddRange(other.Matches);
        Names.AddRange(other.Names);
        Failures.AddRange(other.Failures.Except(Failures));
        Notes.AddRange(other.Notes.Except(Notes));
        Used.UnionWith(other.Used);
        IsCut |= other.IsCut;
        Unarchived.UnionWith(other.Unarchived);
    }
}
