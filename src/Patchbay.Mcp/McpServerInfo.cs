using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Patchbay.Mcp;

/// <summary>How the server names itself.</summary>
internal static class McpServerInfo
{
    public const string Name = "patchbay";
    public const string Title = "Patchbay";

    public static string Version { get; } =
        typeof(McpServerInfo).Assembly.GetName().Version!.ToString(3);

    public static Implementation Implementation { get; } =
        new()
        {
            Name = Name,
            Title = Title,
            Version = Version,
        };

    /// <summary>What the version without a handshake has in every result.</summary>
    public static void WriteResultMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("resultType", "complete");
        writer.WriteStartObject("_meta");
        writer.WriteStartObject(MetaKeys.ServerInfo);
        writer.WriteString("name", Name);
        writer.WriteString("title", Title);
        writer.WriteString("version", Version);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
