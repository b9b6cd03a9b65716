using System.Text.Json;
using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Names;

/// <summary>Says what tells records apart. A name behind an id is read only where it makes a difference.</summary>
internal sealed class NameTells(NameTable table, NameReads answers)
{
    private const int LongestTell = 80;
    private const int MostTells = 6;

    /// <summary>Ids of one kind that are read one by one; more are looked up in its list.</summary>
    private const int FewIds = 2;

    public Task<IReadOnlyList<ResolvedName>> OfAsync(IReadOnlyList<FoundName> records) =>
        OfAsync(records, reads: true);

    /// <summary>With the names behind ids that were read already, and no more calls.</summary>
    public Task<IReadOnlyList<ResolvedName>> ToldAlreadyAsync(IReadOnlyList<FoundName> records) =>
        OfAsync(records, reads: false);

    private async Task<IReadOnlyList<ResolvedName>> OfAsync(
        IReadOnlyList<FoundName> records,
        bool reads
    )
    {
        var tells = records.Select(record => record.Kind).Distinct().SelectMany(Tells).ToList();
        var named = new List<ResolvedName>(records.Count);
        var differing = records.Count > 1 ? tells.Where(tell => Differs(tell, records)) : [];
        var kept = differing.ToList();
        if (kept.Count == 0)
            kept = tells.Where(tell => tell.Tell.Of is null).ToList();
        if (!reads)
            kept = kept.Where(tell => tell.Tell.Of is not { } kind || IsRead(table[kind])).ToList();
        var names = await NamesAsync(kept, records);
        foreach (var record in records)
        {
            var told = kept.Where(tell => tell.Kind == record.Kind)
                .Select(tell =>
                    KeyValuePair.Create(tell.Tell.Label, Text(tell.Tell, record, names))
                )
                // Of one record alone, what it is not says little.
                .Where(tell => tell.Value.Length > 0 && (records.Count > 1 || tell.Value != "no"))
                .Take(MostTells)
                .ToList();
            named.Add(new(record.Id, record.Kind.Name, record.Name, record.Match, told));
        }
        return named;
    }

    /// <summary>Those of the records about which something fits a text, and nothing about another fits better.</summary>
    public async Task<IReadOnlyList<FoundName>> ToldAsync(
        IReadOnlyList<FoundName> records,
        NameMatcher text
    )
    {
        var tells = records.Select(record => record.Kind).Distinct().SelectMany(Tells).ToList();
        var told = Told([]);
        // A name behind an id costs a read, so it is the last that is looked at.
        return told.Count > 0 || records.Count == 0 ? told : Told(await NamesAsync(tells, records));

        IReadOnlyList<FoundName> Told(Dictionary<string, string> names)
        {
            var fitting = new List<FoundName>();
            foreach (var record in records)
                if (
                    text.Best(
                        tells
                            .Where(tell => tell.Kind == record.Kind)
                            .SelectMany(tell => tell.Tell.Path.Read(record.Record))
                            .Select(value => names.GetValueOrDefault(value) ?? value)
                    ) is
                    { } match
                )
                    fitting.Add(record with { Match = match });
            return
            [
                .. Best.Of(fitting).Select(one => records.First(record => record.Id == one.Id)),
            ];
        }
    }

    private static IEnumerable<(NameKind Kind, NameTell Tell)> Tells(NameKind kind) =>
        kind.Tells.Select(tell => (kind, tell));

    private static bool Differs(
        (NameKind Kind, NameTell Tell) tell,
        IReadOnlyList<FoundName> records
    ) =>
        records.Any(record => record.Kind != tell.Kind)
        || records
            .Select(record => string.Join(", ", tell.Tell.Path.Read(record.Record)))
            .Distinct(StringComparer.Ordinal)
            .Skip(1)
            .Any();

    private static string Text(NameTell tell, FoundName record, Dictionary<string, string> names)
    {
        var text = string.Join(
            ", ",
            tell.Path.Read(record.Record)
                .Select(value => names.GetValueOrDefault(value) ?? value)
                .Distinct(StringComparer.Ordinal)
                .Take(3)
        );
        return text.Length <= LongestTell ? text : text[..LongestTell] + "…";
    }

    private async Task<Dictionary<string, string>> NamesAsync(
        List<(NameKind Kind, NameTell Tell)> tells,
        IReadOnlyList<FoundName> records
    )
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var wanted = tells
            .Where(tell => tell.Tell.Of is not null)
            .SelectMany(tell =>
                records
                    .Where(record => record.Kind == tell.Kind)
                    .SelectMany(record => tell.Tell.Path.Read(record.Record))
                    .Select(id => (kind: table[tell.Tell.Of!], id))
            )
            .Distinct()
            .GroupBy(one => one.kind, one => one.id);
        foreach (var group in wanted)
            await ReadAsync(group.Key, [.. group], names);
        return names;
    }

    private bool IsRead(NameKind kind) =>
        ListOf(kind) is { } list && answers.Has(list.Action, InputOf(list));

    private static NameFind? ListOf(NameKind kind) =>
        kind.Find.FirstOrDefault(find => find.Search.Count == 0 && find.Needs.Count == 0);

    private static JsonElement InputOf(NameFind list) =>
        list.Input.ValueKind == JsonValueKind.Object ? list.Input : InputJson.Empty;

    /// <summary>What cannot be read leaves its id: it tells records apart too.</summary>
    private async Task ReadAsync(
        NameKind kind,
        IReadOnlyList<string> ids,
        Dictionary<string, string> names
    )
    {
        var list = ListOf(kind);
        var byOne =
            kind.Get is not null && (list is null || (ids.Count <= FewIds && !IsRead(kind)));
        var read =
            byOne
                ? await Task.WhenAll(
                    ids.Select(id =>
                        answers.ReadAsync(
                            kind.Get!.Action,
                            new NameInput([], null).With(kind.Get.Field, id).Json,
                            1
                        )
                    )
                )
            : list is null ? []
            : [await answers.ReadAsync(list.Action, InputOf(list), list.Pages)];
        foreach (var record in read.SelectMany(one => one.Records(list?.At)))
            if (
                InputJson.Text(record, "id") is { } id
                && new FoundName(kind, id, record, NameMatch.Id).Name is { } name
            )
                names[id] = name;
    }
}
