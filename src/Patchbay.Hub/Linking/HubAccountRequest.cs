using System.Text.Json;

namespace Patchbay.Hub.Linking;

/// <summary>What the hub component sends to link or edit.</summary>
/// <param name="IntegrationId">The connector profile; may be left out when the session offers only one.</param>
/// <param name="Credentials">The form's fields; what was not edited is left out.</param>
internal sealed record HubAccountRequest(
    string? IntegrationId,
    IReadOnlyDictionary<string, JsonElement>? Credentials
);
