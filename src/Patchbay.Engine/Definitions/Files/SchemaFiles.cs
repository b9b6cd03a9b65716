using System.Buffers;
using System.Text.Json;
using Patchbay.Engine.Schemas;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>Compiles the schemas of a connector: the shared definitions of <c>schemas/</c>, then those of the actions.</summary>
internal sealed class SchemaFiles
{
    private readonly FaultList _faults;
    private readonly SchemaCompiler _compiler;

    public SchemaFiles(IEnumerable<YamlFields> files, FaultList faults)
    {
        _faults = faults;
        var shared = new Dictionary<string, (YamlFields File, YamlNode Node)>(
            StringComparer.Ordinal
        );
        foreach (var file in files)
        {
            foreach (var name in file.Keys)
            {
                if (!shared.TryAdd(name, (file, file.Node(name)!)))
                    file.Fault(name, $"is defined in {shared[name].File.File} already");
            }
        }
        _compiler = new SchemaCompiler(Combine(shared));
        foreach (var (name, (file, node)) in shared)
            Compile(file, name, node);
    }

    /// <summary>Compiles the schema in a field of a file; faults carry the line inside it.</summary>
    public JsonSchema Compile(YamlFields fields, string key)
    {
        if (fields.Node(key) is { } node)
            return Compile(fields, key, node);
        fields.Fault(key, "is required");
        return Anything();
    }

    private static JsonElement Combine(Dictionary<string, (YamlFields File, YamlNode Node)> shared)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, (_, node)) in shared)
            {
                writer.WritePropertyName(name);
                YamlJson.Write(writer, node);
            }
            writer.WriteEndObject();
        }
        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    private JsonSchema Compile(YamlFields fields, string key, YamlNode node)
    {
        if (_compiler.TryCompile(YamlJson.Convert(node), out var schema, out var defects))
            return schema!;
        foreach (var defect in defects)
        {
            var at = YamlJson.At(node, defect.Pointer).Start;
            var field = fields.Path.Length == 0 ? key : $"{fields.Path}.{key}";
            _faults.Add(fields.File, at, $"{field}{defect.Pointer.TrimStart('#')}", defect.Message);
        }
        return Anything();
    }

    /// <summary>Stands in for a faulty schema until the faults are shown.</summary>
    private JsonSchema Anything() => _compiler.Compile(JsonDocument.Parse("true").RootElement);
}
