namespace Patchbay.Engine.Guides;

/// <summary>
/// The words of a guide's page around the steps: <c>page:</c> in the guide's files. What stands in braces is filled in
/// by <see cref="Fill"/>.
/// </summary>
public sealed record GuideWords
{
    /// <summary>The language under its own name.</summary>
    public required string Language { get; init; }
    public required string Languages { get; init; }
    public required string Skip { get; init; }

    /// <summary>Stands for <c>{app}</c> where nobody gave it a name.</summary>
    public required string SomeApp { get; init; }
    public required string PanelTitle { get; init; }
    public required string PanelHelp { get; init; }
    public required string Search { get; init; }
    public required string SearchLabel { get; init; }
    public required string SelectAll { get; init; }
    public required string Clear { get; init; }
    public required string FilterResource { get; init; }
    public required string FilterEffect { get; init; }
    public required string FilterScope { get; init; }
    public required string FilterAll { get; init; }
    public required string EffectRead { get; init; }
    public required string EffectWrite { get; init; }
    public required string ColumnAction { get; init; }
    public required string ColumnScopes { get; init; }
    public required string Loading { get; init; }
    public required string NoMatch { get; init; }
    public required string Selected { get; init; }
    public required string Update { get; init; }
    public required string UrlLabel { get; init; }
    public required string CopyUrl { get; init; }
    public required string ScopesLabel { get; init; }
    public required string Separator { get; init; }
    public required string Space { get; init; }
    public required string Comma { get; init; }
    public required string Semicolon { get; init; }
    public required string Pipe { get; init; }
    public required string Newline { get; init; }
    public required string CopyScopes { get; init; }
    public required string CopyScope { get; init; }
    public required string Copied { get; init; }
    public required string Enables { get; init; }
    public required string TickOne { get; init; }
    public required string TickMany { get; init; }
    public required string TickWhere { get; init; }
    public required string TickNone { get; init; }
    public required string Module { get; init; }
    public required string CrossedOff { get; init; }
    public required string StartOver { get; init; }
    public required string Minimum { get; init; }
    public required string WhichNeeds { get; init; }
    public required string NeededBy { get; init; }
    public required string MinimumWhy { get; init; }
    public required string Print { get; init; }
    public required string Markdown { get; init; }
    public required string NewTab { get; init; }
    public required string UnknownActions { get; init; }
    public required string UnknownScopes { get; init; }
    public required string UnknownProfile { get; init; }
    public required string UnknownSession { get; init; }
    public required string TooLongTitle { get; init; }
    public required string TooLong { get; init; }
    public required string OpenGuide { get; init; }

    /// <summary>Puts a value in the place of <c>{name}</c>.</summary>
    public static string Fill(string text, string name, object value) =>
        text.Replace($"{{{name}}}", value.ToString(), StringComparison.Ordinal);
}
