using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Names;

/// <summary>Says what tells records apart. A name behind an id is read only where it makes a difference.</summary>
internal sealed class NameTells(NameTable table, NameReads reads)
{
    private const int LongestTell = 80;
    private const int MostTells = 6;

    /// <summary>Ids of one kind that are read one by one; more are looked up in its list.</summary>
    private const int FewIds = 2;

    public async Task<IReadOnlyList<ResolvedName>> OfAsync(IReadOnlyList<FoundName> records)
    {
        var tells = records.Select(record => record.Kind).Distinct().SelectMany(Tells).ToList();
        var named = new List<ResolvedName>(records.Count);
        var differing = records.Count > 1 ? tells.Where(tell => Differs(tell, records)) : [];
        var kept = differing.ToList();
        if (kept.Count == 0)
            kept = tells.Where(tell => tell.Tell.Of is null).ToList();
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

    /// <summary>Those of the records about which something fits a text.</summary>
    public async Task<IReadOnlyList<FoundName>> ToldAsync(
        IReadOnlyList<FoundName> records,
        NameMatcher text
    )
    {
        var tells = records.Select(record => record.Kind).Distinct().SelectMany(Tells).ToList();
        var told = Told([]);
        // A name behind an id costs a read, so it is the last that is looked at.
        return told.Count > 0 || records.Count == 0 ? told : Told(await NamesAsync(tells, records));

        List<FoundName> Told(Dictionary<string, string> names) =>
            [
                .. records.Where(record =>
                    tells.Any(tell =>
                        tell.Kind == record.Kind
                        && tell.Tell.Path.Read(record.Record)
                            .Any(value =>
                                text.Match(names.GetValueOrDefault(value) ?? value) is not null
                            )
                    )
                ),
            ];
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

    /// <summary>What cannot be read leaves its id: it tells records apart too.</summary>
    private async Task ReadAsync(
        NameKind kind,
        IReadOnlyList<string> ids,
        Dictionary<string, string> names
    )
    {
        var list = kind.Find.FirstOrDefault(find =>
            find.Search.Count == 0 && find.Needs.Count == 0
        );
        var input = list?.Input is { ValueKind: System.Text.Json.JsonValueKind.Object } set
            ? set
            : InputJson.Empty;
        var byOne =
            kind.Get is not null
            && (list is null || (ids.Count <= FewIds && !reads.Has(list.Action, input)));
        var read =
            byOne
                ? await Task.WhenAll(
                    ids.Select(id =>
                        reads.ReadAsync(
                            kind.Get!.Action,
                            new NameInput([], null).With(kind.Get.Field, id).Json,
                            1
                        )
                    )
                )
            : list is null ? []
            : [await reads.ReadAsync(list.Action, input, list.Pages)];
        foreach (var record in read.SelectMany(one => one.Records(list?.At)))
            if (
                InputJson.Text(record, "id") is { } id
                && new FoundName(kind, id, record, NameMatch.Id).Name is { } name
            )
                names[id] = name;
    }
}
