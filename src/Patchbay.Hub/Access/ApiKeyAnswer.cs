using System.Text.Json.Serialization;

namespace Patchbay.Hub.Access;

/// <param name="Prefix">The key's first characters.</param>
/// <param name="Key">The key itself: only in the answer that made it.</param>
internal sealed record ApiKeyAnswer(
    string Id,
    string Name,
    string Prefix,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key
)
{
    public static ApiKeyAnswer From(ApiKey row, DateTimeOffset? lastUsed, string? key = null) =>
        new(
            row.Id,
            row.Name,
            row.Prefix,
            row.Scopes.Names(),
            row.CreatedAt,
            row.ExpiresAt,
            row.RevokedAt,
            lastUsed,
            key
        );
}
