using System.Text.Json;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>A provider's record as a person tells it from others.</summary>
internal sealed record FoundRecord(string Id, string Name, string Detail)
{
    private static readonly string[] Names =
    [
        "name",
        "title",
        "label",
        "text",
        "fileName",
        "identifier",
    ];

    /// <summary>Null for what has no id.</summary>
    public static FoundRecord? Of(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object || Text(record, "id") is not { } id)
            return null;
        var own = Own(record);
        // Such as an application, which is told by its candidate and its job.
        var others = record
            .EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.Object)
            .Select(member => Own(member.Value))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Take(3)
            .ToList();
        var details = new[] { Email(record), Text(record, "status"), Day(record) }
            .OfType<string>()
            .ToList();
        return new(
            id,
            own ?? (others.Count > 0 ? string.Join(" · ", others) : id),
            string.Join(" · ", own is null ? details : [.. details, .. others])
        );
    }

    public bool Matches(IReadOnlyList<string> words) =>
        words.All(word =>
            Name.Contains(word, StringComparison.OrdinalIgnoreCase)
            || Detail.Contains(word, StringComparison.OrdinalIgnoreCase)
            || Id.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        );

    private static string? Own(JsonElement record) =>
        Names.Select(name => Text(record, name)).FirstOrDefault(name => name is not null)
        ?? (Text(record, "firstName"), Text(record, "lastName")) switch
        {
            ({ } first, { } last) => $"{first} {last}",
            var (first, last) => first ?? last,
        };

    private static string? Email(JsonElement record) =>
        Text(record, "email")
        ?? (
            record.TryGetProperty("primaryEmailAddress", out var primary)
            && primary.ValueKind == JsonValueKind.Object
                ? Text(primary, "value")
                : null
        );

    private static string? Day(JsonElement record) =>
        Text(record, "createdAt") is { Length: >= 10 } at ? at[..10] : null;

    private static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
