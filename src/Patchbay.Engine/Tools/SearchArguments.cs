using System.Text.Json;
using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Tools;

/// <summary>What the search tool was called with.</summary>
public sealed record SearchArguments(string Query, int Top, string? SessionId)
{
    private const int LongestQuery = 1_000;

    /// <param name="faults">By their place in the arguments; the arguments hold only where there are none.</param>
    public static SearchArguments Read(JsonElement arguments, out IReadOnlyList<InputFault> faults)
    {
        var found = new List<InputFault>();
        faults = found;
        var query = Member(arguments, "query");
        if (query.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(query.GetString()))
            found.Add(new("$.query", "is required and must be text"));
        else if (query.GetString()!.Length > LongestQuery)
            found.Add(new("$.query", $"is longer than {LongestQuery} characters"));
        var top = OwnTools.DefaultTop;
        if (
            Member(arguments, "top_k") is { ValueKind: not JsonValueKind.Undefined } given
            && (
                given.ValueKind != JsonValueKind.Number
                || !given.TryGetInt32(out top)
                || top is < 1 or > OwnTools.MostTop
            )
        )
            found.Add(new("$.top_k", $"must be a whole number from 1 to {OwnTools.MostTop}"));
        var session = Member(arguments, "session_id");
        return new(
            query.ValueKind == JsonValueKind.String ? query.GetString()! : "",
            top,
            session.ValueKind == JsonValueKind.String ? session.GetString() : null
        );
    }

    /// <summary>Undefined for none; what is null counts as left out.</summary>
    private static JsonElement Member(JsonElement arguments, string name) =>
        arguments.ValueKind == JsonValueKind.Object
        && arguments.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : default;
}
