using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Client.Wire;

internal sealed record RunMessage(string Action, JsonElement Body, AnswerWanted? Answer);

internal sealed record RunAnswer(
    JsonElement Data,
    string? Next = null,
    JsonElement AnswerNote = default,
    string? SyncToken = null,
    IReadOnlyList<string>? Warnings = null
);

internal sealed record ActionsPage(IReadOnlyList<ConnectorActions> Data, string? Next = null);

internal sealed record OpenLinksPage(IReadOnlyList<OpenLink> Data);

internal sealed record LinkMessage(
    string IntegrationId,
    IReadOnlyDictionary<string, string> Credentials
);

internal sealed record HubConnectors(IReadOnlyList<HubIntegration> Integrations);

internal sealed record HubIntegration(string IntegrationId, string Provider, bool Active = true);

/// <summary>The error body of every endpoint; the hub adds fields to the four that StackOne's clients know.</summary>
internal sealed record ErrorAnswer(
    [property: JsonPropertyName("statusCode")] int? StatusCode = null,
    string? Message = null,
    string? Code = null,
    string? Remedy = null,
    bool? Retryable = null,
    IReadOnlyList<HubFault>? Faults = null,
    IReadOnlyList<string>? Suggestions = null,
    IReadOnlyList<HubProviderError>? ProviderErrors = null
);
