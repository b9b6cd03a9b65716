using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Engine.Names;

/// <summary>What the reads of one way to find a kind are sent.</summary>
/// <param name="Match">How the text fits the record by which this is looked for; null when the text is yet to be held against names.</param>
internal sealed record NameInput(JsonObject Fields, NameMatch? Match)
{
    public JsonElement Json => JsonElement.Parse(Fields.ToJsonString());

    public NameInput With(string field, string value, NameMatch? match = null)
    {
        var fields = Fields.DeepClone().AsObject();
        fields[field] = value;
        return new(fields, match ?? Match);
    }
}

/// <summary>Fills the fields that take another record's id.</summary>
internal sealed class NameInputs(
    NameFinder finder,
    NameReads reads,
    NameContext context,
    bool archived
)
{
    /// <summary>More records than these are not looked into one by one.</summary>
    private const int Most = 50;

    /// <summary>Null when the context does not say what this way needs.</summary>
    public async Task<IReadOnlyList<NameInput>?> OfAsync(
        NameFind find,
        string text,
        LookDepth depth,
        Found found
    )
    {
        var fixedFields =
            find.Input.ValueKind == JsonValueKind.Object
                ? JsonNode.Parse(find.Input.GetRawText())!.AsObject()
                : [];
        if (archived && find.Archived is { } flag)
            fixedFields[flag] = true;
        IReadOnlyList<NameInput> inputs = [new NameInput(fixedFields, null)];
        foreach (var need in find.Needs)
        {
            if (await ValuesAsync(need, text, depth, found) is not { } values)
                return null;
            if (values.Count > Most)
            {
                found.Notes.Add(
                    $"Only {Most} of {values.Count} {finder.Table[need.Kind].Plural} were looked into."
                );
                values = values.Take(Most).ToList();
            }
            inputs =
            [
                .. inputs.SelectMany(input =>
                    values.Select(value => input.With(need.Field, value.Value, value.Match))
                ),
            ];
        }
        return inputs;
    }

    private async Task<List<(string Value, NameMatch? Match)>?> ValuesAsync(
        NameNeed need,
        string text,
        LookDepth depth,
        Found found
    )
    {
        var kind = finder.Table[need.Kind];
        if (context[kind.Name] is { } known)
        {
            found.Used.Add(kind.Name);
            return need.Path is null
                ? [(known, null)]
                : await BehindAsync(kind, known, need.Path, found);
        }
        switch (need.From)
        {
            case NeedFrom.Text:
                var named = await finder.FindAsync(kind, text, depth);
                found.Names.AddRange(named.Names);
                Take(found, named);
                return Values(Best.Of(named.Matches), need.Path, keepsMatch: true);
            case NeedFrom.All:
                var all = await finder.FindAsync(kind, "", LookDepth.All);
                Take(found, all);
                return Values(all.Matches, need.Path, keepsMatch: false);
            default:
                return null;
        }
    }

    /// <summary>A field of the record that the context names; null when another record of the context denies it.</summary>
    private async Task<List<(string Value, NameMatch? Match)>?> BehindAsync(
        NameKind behind,
        string id,
        NamePath path,
        Found found
    )
    {
        var get = behind.Get!;
        var input = new NameInput([], null).With(get.Field, id).Json;
        var read = await reads.ReadAsync(get.Action, input, 1);
        if (read.Failure is { } failure)
            found.Failures.Add(new(behind.Name, get.Action, failure));
        var records = read.Records(null).ToList();
        // Such as an application that is moved to another job: what is asked for is of that job.
        var denied = behind.Within.FirstOrDefault(within =>
            context[within.Key] is { } other
            && records.Any(record =>
                !within.Value.Read(record).Contains(other, StringComparer.OrdinalIgnoreCase)
            )
        );
        if (denied.Key is not null)
        {
            found.Notes.Add(
                $"The {behind.Name} of the context belongs to another {denied.Key}: it was looked for in the {denied.Key}."
            );
            return null;
        }
        return
        [
            .. records
                .SelectMany(path.Read)
                .Distinct(StringComparer.Ordinal)
                .Select(value => (value, (NameMatch?)null)),
        ];
    }

    private static void Take(Found found, Found other)
    {
        found.Failures.AddRange(other.Failures);
        found.Notes.AddRange(other.Notes);
        found.Used.UnionWith(other.Used);
    }

    private static List<(string Value, NameMatch? Match)> Values(
        IReadOnlyList<FoundName> records,
        NamePath? path,
        bool keepsMatch
    ) =>
        records
            .SelectMany(record =>
                (path?.Read(record.Record) ?? [record.Id]).Select(value =>
                    (value, keepsMatch ? record.Match : (NameMatch?)null)
                )
            )
            .DistinctBy(value => value.value)
            .ToList();
}
