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
    AnswerShape? Answer,
    bool? DefenderEnabled,
    DefenderShape? DefenderConfig
);

/// <summary>How much of the answer is wanted.</summary>
/// <param name="Fields">Paths such as <c>primaryEmailAddress.value</c>.</param>
/// <param name="Limit">At most so many rows.</param>
/// <param name="MaxTokens">What the answer may take of a language model's context, by o200k; at least 200.</param>
/// <param name="Count">The number of rows instead of the rows.</param>
internal sealed record AnswerShape(
    IReadOnlyList<string>? Fields,
    int? Limit,
    int? MaxTokens,
    bool? Count
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
    AnswerNoteShape? AnswerNote,
    string? SyncToken,
    IReadOnlyList<string>? Warnings,
    string? ProviderRequestId
);

/// <summary>What was left out of <c>data</c>; there only when something was.</summary>
/// <param name="Count">The number of rows, where only that was asked for.</param>
/// <param name="AtLeast">There are more than <c>count</c>.</param>
/// <param name="Rows">How many rows are shown, where more of the page are not.</param>
/// <param name="RowsLeftOut">How many of the page come after them.</param>
/// <param name="RowTokens">What the record would take whole, where fields of it were left out.</param>
/// <param name="GoOn">What to do to see the rest.</param>
internal sealed record AnswerNoteShape(
    int? Count,
    bool? AtLeast,
    int? Rows,
    int? RowsLeftOut,
    IReadOnlyList<string>? FieldsLeftOut,
    int? MoreFieldsLeftOut,
    int? RowTokens,
    IReadOnlyList<UnknownFieldShape>? UnknownFields,
    int? MoreUnknownFields,
    string? GoOn
);

internal sealed record UnknownFieldShape(string Field, IReadOnlyList<string>? Nearest);
