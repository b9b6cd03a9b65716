using System.Text.Json;

namespace Patchbay.Engine.Names;

/// <summary>Where a record holds a text: <c>job.title</c>, <c>emails[].value</c>, or several joined: <c>firstName + lastName</c>.</summary>
public sealed class NamePath
{
    private readonly string[][] _parts;

    public NamePath(string text)
    {
        Text = text;
        _parts =
        [
            .. text.Split('+', StringSplitOptions.TrimEntries)
                .Select(part => part.Replace("[]", "", StringComparison.Ordinal).Split('.')),
        ];
    }

    public string Text { get; }

    /// <summary>The paths that are joined, each as its members.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Parts => _parts;

    /// <summary>What is there, as text: none, one, or one for each item of a list.</summary>
    public IEnumerable<string> Read(JsonElement record)
    {
        if (_parts is [var only])
            return At(record, only).Select(Shown).OfType<string>();
        var joined = string.Join(
            ' ',
            _parts
                .Select(part => At(record, part).Select(Shown).OfType<string>().FirstOrDefault())
                .OfType<string>()
        );
        return joined.Length == 0 ? [] : [joined];
    }

    public string? First(JsonElement record) => Read(record).FirstOrDefault();

    /// <summary>The values there, lists opened.</summary>
    internal IEnumerable<JsonElement> Values(JsonElement record) => At(record, _parts[0]);

    private static IEnumerable<JsonElement> At(JsonElement value, ReadOnlyMemory<string> path)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().SelectMany(item => At(item, path));
        if (path.IsEmpty)
            return [value];
        return
            value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty(path.Span[0], out var member)
            ? At(member, path[1..])
            : [];
    }

    private static string? Shown(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            _ => null,
        };

    public override string ToString() => Text;
}
