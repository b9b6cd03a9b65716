using System.Text.Json;

namespace Patchbay.Cli.Running;

/// <summary>What one call gave.</summary>
internal sealed record Page(JsonElement Data)
{
    public string? Next { get; init; }

    /// <summary>What was left out of it, as the hub writes it; undefined when nothing was.</summary>
    public JsonElement Note { get; init; }

    public string? SyncToken { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
