using System.Text.Json.Serialization;
using Patchbay.Hub.Access.Limits;

namespace Patchbay.Hub.Access.Sessions;

/// <summary>An agent session on the wire; token and address only when it was just made.</summary>
/// <param name="Used">What is used up of the limits; null without limits.</param>
/// <param name="CreatedBy">The id of the API key or the person that made it.</param>
/// <param name="McpUrl">The endpoint with the token, for a client that takes an address and nothing else.</param>
internal sealed record AgentSessionAnswer(
    string Id,
    string Name,
    IReadOnlyList<string>? AccountIds,
    string? OriginOwnerId,
    string? ConnectorProfileId,
    LimitOptions? Limits,
    UsedLimits? Used,
    string? CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Token,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Uri? McpUrl
)
{
    public static AgentSessionAnswer From(
        AgentSessionInUse known,
        string? token = null,
        Uri? address = null
    )
    {
        var row = known.Row;
        return new(
            row.Id,
            row.Name,
            row.AccountIds,
            row.OriginOwnerId,
            row.ProfileId,
            row.Limits,
            row.Limits is null ? null : known.Tally.Used,
            row.MakerId,
            row.CreatedAt,
            row.ExpiresAt,
            row.RevokedAt,
            known.LastUsedAt,
            token,
            address
        );
    }

    // The token must not reach a log by way of a record's own text.
    public override string ToString() => Id;
}
