using Patchbay.Engine.Names;

namespace Patchbay.Engine.Definitions.Files;

/// <summary><c>names.yaml</c>: the kinds of record that people call by name.</summary>
internal static class NamesFile
{
    /// <summary>Of a list, unless the file says otherwise.</summary>
    private const int Pages = 10;

    private static readonly Dictionary<string, SearchBy> Searches = new(StringComparer.Ordinal)
    {
        ["part"] = SearchBy.Part,
        ["exact"] = SearchBy.Exact,
        ["code"] = SearchBy.Code,
        ["email"] = SearchBy.Email,
    };

    private static readonly Dictionary<string, NeedFrom> Sources = new(StringComparer.Ordinal)
    {
        ["context"] = NeedFrom.Context,
        ["text"] = NeedFrom.Text,
        ["all"] = NeedFrom.All,
    };

    /// <param name="areSound">The actions have no fault, so that names can be held against their schemas.</param>
    public static NameTable Read(
        YamlFields file,
        IReadOnlyList<ActionDefinition> actions,
        bool areSound
    )
    {
        var read = file.Maps("kinds").Select(fields => (fields, kind: ReadKind(fields))).ToList();
        var nameless = file.Texts("nameless");
        var rules = new NameRules(actions, read.Select(one => one.kind).ToList());
        foreach (var (fields, kind) in read)
            rules.CheckWords(fields, kind);
        if (areSound)
            rules.CheckActions(file, read, nameless);
        foreach (var (fields, _) in read)
            fields.RefuseOthers();
        file.RefuseOthers();
        return new NameTable(read.Select(one => one.kind).DistinctBy(kind => kind.Name).ToList());
    }

    private static NameKind ReadKind(YamlFields fields)
    {
        var names = Paths(fields, "names");
        return new NameKind
        {
            Name = fields.Text("kind"),
            Plural = fields.Text("plural"),
            Words = fields.Texts("words"),
            Hints = fields.Texts("hints"),
            Starts = fields.Texts("starts"),
            Codes = fields.Flag("codes"),
            Guess = fields.OptionalInteger("guess"),
            Names = names,
            Emails = Paths(fields, "emails"),
            Shown = Paths(fields, "shown") is { Count: > 0 } shown ? shown : names.Take(1).ToList(),
            Tells = fields.TextMap("tells").Select(ReadTell).ToList(),
            Get = fields.OptionalMap("get") is { } get ? ReadGet(get) : null,
            Browse = fields.OptionalText("browse"),
            Find = fields.Maps("find").Select(ReadFind).ToList(),
            Within = fields
                .TextMap("within")
                .ToDictionary(
                    entry => entry.Key,
                    entry => new NamePath(entry.Value),
                    StringComparer.Ordinal
                ),
            Inputs = fields.Texts("inputs"),
        };
    }

    private static NameTell ReadTell(KeyValuePair<string, string> entry) =>
        entry.Value.Split(" of ") is [var path, var kind]
            ? new(entry.Key, new NamePath(path), kind)
            : new(entry.Key, new NamePath(entry.Value), null);

    private static NameGet ReadGet(YamlFields fields)
    {
        var get = new NameGet(fields.Text("action"), fields.Text("field"));
        fields.RefuseOthers();
        return get;
    }

    private static NameFind ReadFind(YamlFields fields)
    {
        var search = fields.OptionalMap("search");
        var needs = fields.OptionalMap("needs");
        var find = new NameFind(
            fields.Text("action"),
            search?.Keys.Select(key => new NameSearch(key, search.Choice(key, Searches))).ToList()
                ?? [],
            needs?.Keys.Select(key => ReadNeed(key, needs.Map(key))).ToList() ?? [],
            fields.Node("input") is { } input ? YamlJson.Convert(input) : default,
            fields.OptionalText("at") is { } at ? new NamePath(at) : null,
            fields.OptionalText("archived"),
            fields.OptionalInteger("pages") ?? Pages,
            fields.OptionalText("note")
        );
        fields.RefuseOthers();
        return find;
    }

    private static NameNeed ReadNeed(string field, YamlFields fields)
    {
        var need = new NameNeed(
            field,
            fields.Text("kind"),
            fields.Node("from") is null ? NeedFrom.Context : fields.Choice("from", Sources),
            fields.OptionalText("field") is { } path ? new NamePath(path) : null
        );
        fields.RefuseOthers();
        return need;
    }

    private static List<NamePath> Paths(YamlFields fields, string key) =>
        fields.Texts(key).Select(text => new NamePath(text)).ToList();
}
