using System.Text.Encodings.Web;
using System.Text.Json;

namespace Patchbay.Bench.Agents;

/// <summary>JSON as a model writes it: letters of every language as they are.</summary>
internal static class AgentJson
{
    public static JsonSerializerOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
