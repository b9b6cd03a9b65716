using System.Text.Json;

namespace Patchbay.Cli.Output;

/// <summary>Chooses the few columns by which a person recognises a record.</summary>
internal static class RecordTable
{
    private const int MostColumns = 6;
    private const int WidestCell = 40;

    private static readonly string[] Preferred =
    [
        "id",
        "name",
        "title",
        "label",
        "firstName",
        "lastName",
        "email",
        "value",
        "primaryEmailAddress",
        "status",
        "type",
        "candidate",
        "job",
        "currentInterviewStage",
        "isArchived",
        "createdAt",
        "updatedAt",
    ];

    /// <summary>False when the data is not an array of objects with something short in them.</summary>
    public static bool TryWrite(CliHost host, JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Array)
            return false;
        var records = data.EnumerateArray().ToList();
        if (records.Count == 0 || records.Exists(item => item.ValueKind != JsonValueKind.Object))
            return false;
        var columns = Choose(records, host.Width);
        if (columns.Count == 0)
            return false;
        host.WriteTable(
            columns,
            records.Select(record => columns.Select(column => Cell(record, column) ?? "").ToList()),
            records.Count == 1 ? "1 record" : $"{records.Count} records",
            whole: 0
        );
        return true;
    }

    private static List<string> Choose(List<JsonElement> records, int width)
    {
        var names = records
            .SelectMany(record => record.EnumerateObject())
            .Select(property => property.Name)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(Rank) // stable: the provider's order within a rank
            .ToList();
        var columns = new List<string>();
        var used = 0;
        foreach (var name in names)
        {
            var widest = records.Max(record => Cell(record, name)?.Length ?? 0);
            var needed = Math.Max(name.Length, widest) + 2;
            if (widest == 0 || columns.Count == MostColumns)
                continue;
            if (columns.Count > 0 && used + needed > width)
                continue;
            columns.Add(name);
            used += needed;
        }
        return columns;
    }

    private static int Rank(string name)
    {
        var rank = Array.IndexOf(Preferred, name);
        return rank < 0 ? Preferred.Length : rank;
    }

    /// <summary>A short value, or the name of what an object stands for; null when there is neither.</summary>
    private static string? Cell(JsonElement record, string name)
    {
        if (!record.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            value = Naming(value);
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
        if (string.IsNullOrEmpty(text))
            return null;
        text = text.ReplaceLineEndings(" ");
        return text.Length <= WidestCell ? text : text[..(WidestCell - 1)] + "…";
    }

    private static JsonElement Naming(JsonElement value)
    {
        foreach (var name in (ReadOnlySpan<string>)["name", "title", "label", "value"])
            if (value.TryGetProperty(name, out var found))
                return found;
        return default;
    }
}
