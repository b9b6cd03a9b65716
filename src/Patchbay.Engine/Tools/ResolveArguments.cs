using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Names;

namespace Patchbay.Engine.Tools;

/// <summary>What the resolve tool was called with.</summary>
public static class ResolveArguments
{
    private const int LongestText = 300;

    /// <param name="faults">By their place in the arguments; the question holds only where there are none.</param>
    public static NameQuery Read(JsonElement arguments, out List<InputFault> faults)
    {
        faults = [];
        var text = Text(arguments, "text") ?? Text(arguments, "name");
        if (string.IsNullOrWhiteSpace(text))
            faults.Add(new("$.text", "is required and must be text"));
        else if (text.Length > LongestText)
            faults.Add(new("$.text", $"is longer than {LongestText} characters"));
        return new(
            text ?? "",
            Text(arguments, "kind"),
            Context(arguments, faults),
            Member(arguments, "archived").ValueKind == JsonValueKind.True
        );
    }

    private static NameContext Context(JsonElement arguments, List<InputFault> faults)
    {
        var given = Member(arguments, "context");
        if (given.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return NameContext.None;
        if (given.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new("$.context", "must be an object"));
            return NameContext.None;
        }
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in given.EnumerateObject())
            if (member.Value.ValueKind == JsonValueKind.String)
                known[Kind(member.Name)] = member.Value.GetString()!;
            else
                faults.Add(new($"$.context.{member.Name}", "must be an id or a name"));
        return new(known);
    }

    /// <summary>A context goes by kinds; who writes <c>jobId</c> means the job.</summary>
    private static string Kind(string name) =>
        name.EndsWith("Id", StringComparison.Ordinal)
            ? JsonNamingPolicy.SnakeCaseLower.ConvertName(name[..^2])
        : name.EndsWith("_id", StringComparison.Ordinal) ? name[..^3]
        : name;

    private static string? Text(JsonElement arguments, string name) =>
        Member(arguments, name) is { ValueKind: JsonValueKind.String } value
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static JsonElement Member(JsonElement arguments, string name) =>
        arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty(name, out var value)
            ? value
            : default;
}
