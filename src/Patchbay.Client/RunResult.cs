using System.Text.Json;

namespace Patchbay.Client;

/// <summary>What an action gave.</summary>
/// <param name="Data">The provider's result, untouched: an object, an array or null.</param>
public sealed record RunResult(JsonElement Data)
{
    /// <summary>Sent as <c>cursor</c>, it gives the next page; null on the last one.</summary>
    public string? Next { get; init; }

    /// <summary>What was left out, as the hub tells it; undefined when nothing was.</summary>
    public JsonElement AnswerNote { get; init; }

    /// <summary>On the last page of a synchronizing list: the token that later returns only what changed.</summary>
    public string? SyncToken { get; init; }

    /// <summary>What the provider took with reservations.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
