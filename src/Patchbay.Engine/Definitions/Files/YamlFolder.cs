using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>Opens the YAML files of a connector's folder.</summary>
internal sealed class YamlFolder(string folder, FaultList faults)
{
    public YamlFields? Open(string name)
    {
        var full = Path.Combine(folder, name);
        try
        {
            using var reader = new StreamReader(full);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return new YamlFields(name, "", root, faults);
            faults.Add(
                name,
                Mark.Empty,
                "",
                "must be one YAML document with a mapping at its root"
            );
        }
        catch (YamlException exception)
        {
            faults.Add(name, exception.Start, "", $"is not YAML: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // The parser gives up so on a bracket that is never closed.
            faults.Add(name, Mark.Empty, "", "is not YAML: a bracket or a brace is never closed");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add(name, Mark.Empty, "", $"cannot be read: {exception.Message}");
        }
        return null;
    }

    /// <summary>The files beside a file that hold it in other languages, such as <c>guide.de.yaml</c>: language and fields.</summary>
    public IEnumerable<(string Language, YamlFields Fields)> OpenTranslations(string name)
    {
        foreach (
            var file in Directory
                .EnumerateFiles(folder, $"{name}.*.yaml")
                .Select(Path.GetFileName)
                .OfType<string>()
                .Order(StringComparer.Ordinal)
        )
        {
            if (Open(file) is { } fields)
                yield return (file[(name.Length + 1)..^".yaml".Length], fields);
        }
    }

    /// <summary>The YAML files of a folder below, by name.</summary>
    public IEnumerable<YamlFields> OpenAll(string below)
    {
        var path = Path.Combine(folder, below);
        if (!Directory.Exists(path))
        {
            faults.Add(below, Mark.Empty, "", "the folder is missing");
            return [];
        }
        return Directory
            .EnumerateFiles(path, "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(file => Open($"{below}/{Path.GetFileName(file)}"))
            .OfType<YamlFields>();
    }
}
