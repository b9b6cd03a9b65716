using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Client.Wire;

internal sealed record RunMessage(string Action, JsonElement Body);

internal sealed record RunAnswer(
    JsonElement Data,
    string? Next,
    string? SyncToken,
    IReadOnlyList<string>? Warnings
);

internal sealed record ActionsPage(string? Next, IReadOnlyList<ConnectorActions> Data);

internal sealed record LinkMessage(
    string IntegrationId,
    IReadOnlyDictionary<string, string> Credentials
);

internal sealed record HubConnectors(IReadOnlyList<HubIntegration> Integrations);

internal sealed record HubIntegration(string IntegrationId, string Provider, bool Active = true);

/// <summary>The error body of every endpoint; the hub adds fields to the four that StackOne's clients know.</summary>
internal sealed record ErrorAnswer(
    [property: JsonPropertyName("statusCode")] int? StatusCode,
    string? Message,
    string? Code,
    string? Remedy,
    bool? Retryable,
    IReadOnlyList<HubFault>? Faults,
    IReadOnlyList<string>? Suggestions,
    IReadOnlyList<HubProviderError>? ProviderErrors
);
