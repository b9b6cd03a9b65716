using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Hub.Executions;

/// <summary>
/// The form of POST /actions/rpc for the OpenAPI document. <see cref="RpcMessage"/> reads it as it came, for it may carry
/// a file of many megabytes.
/// </summary>
internal sealed record RpcShape(
    string Action,
    IReadOnlyDictionary<string, JsonElement>? Path,
    IReadOnlyDictionary<string, JsonElement>? Query,
    IReadOnlyDictionary<string, JsonElement>? Headers,
    IReadOnlyDictionary<string, JsonElement>? Body,
    bool? DefenderEnabled,
    DefenderShape? DefenderConfig
);

internal sealed record DefenderShape(
    bool? Enabled,
    bool? BlockHighRisk,
    [property: JsonPropertyName("use_tier1_classification")] bool? UseTier1,
    [property: JsonPropertyName("use_tier2_classification")] bool? UseTier2
);

/// <summary>The form that <see cref="ResultBody"/> writes.</summary>
/// <param name="Data">An object, an array of objects, or null.</param>
internal sealed record RpcAnswerShape(
    string? Next,
    JsonElement? Data,
    string? SyncToken,
    IReadOnlyList<string>? Warnings,
    string? ProviderRequestId
);
