using System.Text.Json.Serialization;
using Patchbay.Hub.Access.Limits;

namespace Patchbay.Hub.Access;

/// <param name="Prefix">The key's first characters.</param>
/// <param name="Used">What is used up of the limits; null without limits.</param>
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
    LimitOptions? Limits,
    UsedLimits? Used,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key
)
{
    public static ApiKeyAnswer From(ApiKeyInUse known, string? key = null)
    {
        var row = known.Row;
        return new(
            row.Id,
            row.Name,
            row.Prefix,
            row.Scopes.Names(),
            row.CreatedAt,
            row.ExpiresAt,
            row.RevokedAt,
            known.LastUsedAt,
            row.Limits,
            row.Limits is null ? null : known.Tally.Used,
            key
        );
    }
}
