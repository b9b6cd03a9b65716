namespace Patchbay.Engine.Names;

/// <summary>
/// What is known beside the text, by kind: an id or a name of the job, the application, the interview plan and so on.
/// </summary>
public sealed record NameContext(IReadOnlyDictionary<string, string> Known)
{
    public static NameContext None { get; } = new(new Dictionary<string, string>());

    public string? this[string kind] => Known.GetValueOrDefault(kind);
}

/// <summary>One text to be turned into an id.</summary>
/// <param name="Kind">The kind of record, under its name or one of its words; null leaves it to be guessed.</param>
/// <param name="Archived">Lists tell what is archived or switched off too.</param>
public sealed record NameQuery(
    string Text,
    string? Kind,
    NameContext Context,
    bool Archived = false
);
