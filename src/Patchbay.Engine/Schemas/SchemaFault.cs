namespace Patchbay.Engine.Schemas;

/// <summary>
/// One thing that is wrong with an instance. <paramref name="Path"/> is a JSON path (<c>$.items[3].value</c>),
/// <paramref name="Keyword"/> the schema keyword that was broken, <paramref name="Message"/> a sentence for a person.
/// </summary>
public readonly record struct SchemaFault(string Path, string Keyword, string Message);
