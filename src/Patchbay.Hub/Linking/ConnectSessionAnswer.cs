using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Hub.Linking;

/// <summary>A connect session on the wire; token and link only when it was just made.</summary>
internal sealed record ConnectSessionAnswer(
    long Id,
    int OrganizationId,
    string ProjectId,
    IReadOnlyList<string>? Categories,
    string? Provider,
    string OriginOwnerId,
    string OriginOwnerName,
    string? OriginUsername,
    string? AccountId,
    string? Label,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    bool Multiple,
    string? ReturnUrl,
    JsonElement? Metadata,
    string? ExternalTriggerToken,
    string Type,
    string? IntegrationId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Token,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Uri? AuthLinkUrl
)
{
    // One hub is one organization; StackOne's clients insist on a number.
    private const int Organization = 1;

    public static ConnectSessionAnswer From(
        ConnectSession session,
        string? token = null,
        Uri? authLink = null
    ) =>
        new(
            session.Id,
            Organization,
            session.ProjectId,
            session.Categories,
            session.Provider,
            session.OriginOwnerId,
            session.OriginOwnerName,
            session.OriginUsername,
            session.AccountId,
            session.Label,
            session.CreatedAt,
            session.ExpiresAt,
            session.Multiple,
            session.ReturnUrl,
            session.Metadata,
            null,
            session.Type,
            session.ProfileId,
            token,
            authLink
        );
}
