using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Hub.Linking;

/// <summary>What the hub component sends to link or edit.</summary>
/// <param name="IntegrationId">The connector profile; may be left out when the session offers only one.</param>
/// <param name="Credentials">The form's fields; what was not edited is left out.</param>
internal sealed record HubAccountRequest(
    string? IntegrationId,
    IReadOnlyDictionary<string, JsonElement>? Credentials
)
{
    /// <summary>Told how far the try has come, where somebody watches.</summary>
    [JsonIgnore]
    public IProgress<LinkProgress>? Progress { get; init; }
}
