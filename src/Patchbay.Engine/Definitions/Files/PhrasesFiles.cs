namespace Patchbay.Engine.Definitions.Files;

/// <summary>
/// <c>phrases/</c>: more requests for each action, by language, for the search alone; a file for each resource.
/// </summary>
internal sealed class PhrasesFiles(IReadOnlyList<ActionDefinition> actions)
{
    private static readonly string[] Languages = ["en", "de", "fr", "es", "pt"];

    private readonly HashSet<string> _ids = actions
        .Select(action => action.Id)
        .ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _owners = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Read(IEnumerable<YamlFields> files)
    {
        var phrases = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var id in file.Keys)
            {
                if (!_ids.Contains(id))
                    file.Fault(id, "is not an action");
                else if (!phrases.TryAdd(id, ReadAction(id, file.Map(id))))
                    file.Fault(id, "has its phrases in another file too");
            }
        }
        return phrases;
    }

    private List<string> ReadAction(string id, YamlFields fields)
    {
        var all = new List<string>();
        foreach (var language in Languages)
        {
            foreach (var phrase in fields.Texts(language))
            {
                if (!_owners.TryAdd(phrase, id))
                    fields.Fault(language, $"'{phrase}' stands with {_owners[phrase]} already");
                all.Add(phrase);
            }
        }
        fields.RefuseOthers();
        return all;
    }
}
