using YamlDotNet.RepresentationModel;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>
/// Reads the fields of one YAML mapping by name and type. What is missing, of the wrong type or never asked for becomes
/// a fault with its line; reading goes on with an empty value, so that all faults are found in one pass.
/// </summary>
internal sealed class YamlFields(string file, string path, YamlMappingNode node, FaultList faults)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public string File => file;

    public string Path => path;

    public IEnumerable<string> Keys =>
        node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public string Text(string key)
    {
        if (OptionalText(key) is { Length: > 0 } text)
            return text;
        if (Find(key) is null or YamlScalarNode)
            Fault(key, "is required");
        return "";
    }

    public string? OptionalText(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return scalar.Value?.Trim();
            default:
                Fault(key, "must be text");
                return null;
        }
    }

    public bool Flag(string key, bool otherwise = false)
    {
        var text = OptionalText(key);
        if (text is null)
            return otherwise;
        if (text is "true" or "false")
            return text == "true";
        Fault(key, "must be true or false");
        return otherwise;
    }

    public int? OptionalInteger(string key)
    {
        var text = OptionalText(key);
        if (text is null)
            return null;
        if (int.TryParse(text, out var number) && number > 0)
            return number;
        Fault(key, "must be a whole number above 0");
        return null;
    }

    public int Integer(string key)
    {
        if (Find(key) is null)
            Fault(key, "is required");
        return OptionalInteger(key) ?? 1;
    }

    /// <summary>One of a fixed set of words.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices)
    {
        var text = Text(key);
        if (choices.TryGetValue(text, out var value))
            return value;
        if (text.Length > 0)
            Fault(key, $"must be one of {string.Join(", ", choices.Keys)}, not '{text}'");
        return choices.Values.First();
    }

    public Uri Url(string key)
    {
        var text = Text(key);
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
            return url;
        if (text.Length > 0)
            Fault(key, "must be an absolute http or https URL");
        return new Uri("https://invalid.example");
    }

    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence:
                var texts = new List<string>(sequence.Children.Count);
                foreach (var child in sequence.Children)
                {
                    if (child is YamlScalarNode { Value: { Length: > 0 } value })
                        texts.Add(value.Trim());
                    else
                        faults.Add(file, child.Start, Join(key), "every entry must be text");
                }
                return texts;
            default:
                Fault(key, "must be a list");
                return [];
        }
    }

    public IReadOnlyDictionary<string, string> TextMap(string key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Find(key) is not { } found)
            return map;
        if (found is not YamlMappingNode mapping)
        {
            Fault(key, "must be a mapping");
            return map;
        }
        foreach (var (name, value) in mapping.Children)
        {
            if (
                name is YamlScalarNode { Value: { } text }
                && value is YamlScalarNode { Value: { } content }
            )
                map[text] = content;
            else
                faults.Add(file, value.Start, Join(key), "must map text to text");
        }
        return map;
    }

    public YamlFields? OptionalMap(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode mapping:
                return new YamlFields(file, Join(key), mapping, faults);
            default:
                Fault(key, "must be a mapping");
                return null;
        }
    }

    public YamlFields Map(string key)
    {
        if (Find(key) is null)
            Fault(key, "is required");
        return OptionalMap(key) ?? new YamlFields(file, Join(key), [], new FaultList());
    }

    /// <summary>A list of mappings.</summary>
    public IReadOnlyList<YamlFields> Maps(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence:
                var maps = new List<YamlFields>(sequence.Children.Count);
                foreach (
                    var (child, index) in sequence.Children.Select((child, index) => (child, index))
                )
                {
                    if (child is YamlMappingNode mapping)
                        maps.Add(new YamlFields(file, $"{Join(key)}[{index}]", mapping, faults));
                    else
                        faults.Add(file, child.Start, $"{Join(key)}[{index}]", "must be a mapping");
                }
                return maps;
            default:
                Fault(key, "must be a list");
                return [];
        }
    }

    public YamlNode? Node(string key) => Find(key);

    /// <summary>Faults every field that nothing asked for: most often a misspelt one.</summary>
    public void RefuseOthers()
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && !_read.Contains(name))
                faults.Add(file, key.Start, Join(name), "is not a field known here");
        }
    }

    public void Fault(string key, string message) =>
        faults.Add(
            file,
            node.Children.TryGetValue(new YamlScalarNode(key), out var at) ? at.Start : node.Start,
            Join(key),
            message
        );

    private YamlNode? Find(string key)
    {
        _read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private string Join(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
