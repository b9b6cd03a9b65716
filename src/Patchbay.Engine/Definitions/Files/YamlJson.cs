using System.Buffers;
using System.Globalization;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>YAML as JSON after YAML's core schema: a plain scalar is null, a boolean or a number when it looks like one.</summary>
internal static class YamlJson
{
    public static JsonElement Convert(YamlNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, node);
        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    public static void Write(Utf8JsonWriter writer, YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                writer.WriteStartObject();
                foreach (var (key, value) in mapping.Children)
                {
                    writer.WritePropertyName(((YamlScalarNode)key).Value ?? "");
                    Write(writer, value);
                }
                writer.WriteEndObject();
                break;
            case YamlSequenceNode sequence:
                writer.WriteStartArray();
                foreach (var child in sequence.Children)
                    Write(writer, child);
                writer.WriteEndArray();
                break;
            case YamlScalarNode scalar:
                WriteScalar(writer, scalar);
                break;
            default:
                throw new NotSupportedException($"YAML node {node.NodeType}");
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not ScalarStyle.Plain)
            writer.WriteStringValue(text);
        else if (text is "null" or "~" or "")
            writer.WriteNullValue();
        else if (text is "true" or "false")
            writer.WriteBooleanValue(text == "true");
        else if (
            long.TryParse(
                text,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var whole
            )
        )
            writer.WriteNumberValue(whole);
        else if (
            decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        )
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(text);
    }

    /// <summary>The node that a JSON pointer names, or the nearest one above it.</summary>
    public static YamlNode At(YamlNode root, string pointer)
    {
        var node = root;
        foreach (
            var raw in pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var part = raw.Replace("~1", "/").Replace("~0", "~");
            var next = node switch
            {
                YamlMappingNode mapping => mapping.Children.TryGetValue(
                    new YamlScalarNode(part),
                    out var value
                )
                    ? value
                    : null,
                YamlSequenceNode sequence
                    when int.TryParse(part, out var i) && i < sequence.Children.Count =>
                    sequence.Children[i],
                _ => null,
            };
            if (next is null)
                break;
            node = next;
        }
        return node;
    }
}
