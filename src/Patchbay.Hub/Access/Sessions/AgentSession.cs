using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access.Sessions;

/// <summary>
/// The right of one agent to call actions over MCP for a while, by an address that holds its token. Of the token only the
/// hash is kept.
/// </summary>
internal sealed record AgentSession
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    public required string Name { get; init; }

    public required byte[] TokenHash { get; init; }

    /// <summary>The accounts it is for; null where it is for all of an origin owner.</summary>
    public IReadOnlyList<string>? AccountIds { get; init; }

    /// <summary>Whose accounts it is for, those linked later too; null where accounts are named.</summary>
    public string? OriginOwnerId { get; init; }

    /// <summary>The connector profile its calls run under; null takes each account's own.</summary>
    public string? ProfileId { get; init; }

    /// <summary>Null: it may call what its accounts' profiles enable.</summary>
    public LimitOptions? Limits { get; init; }

    /// <summary><c>api_key</c> or <c>person</c>.</summary>
    public required string MakerKind { get; init; }

    /// <summary>Without the key that made it, a session opens nothing.</summary>
    public required string? MakerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Up to a minute behind, as the counts are.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public long CallsUsed { get; init; }

    public long WritesUsed { get; init; }

    /// <summary>Whether it is for this account of its project.</summary>
    public bool Covers(string accountId, string originOwnerId) =>
        AccountIds?.Contains(accountId) ?? OriginOwnerId == originOwnerId;

    internal sealed class Table : IEntityTypeConfiguration<AgentSession>
    {
        public void Configure(EntityTypeBuilder<AgentSession> table)
        {
            table.HasKey(session => session.Id);
            table.HasIndex(session => session.TokenHash).IsUnique();
            table.HasIndex(session => new { session.ProjectId, session.CreatedAt });
            table.HasIndex(session => session.ExpiresAt);
            table.HasOne<Project>().WithMany().HasForeignKey(session => session.ProjectId);
            table.Property(session => session.AccountIds).AsJson();
            table.Property(session => session.Limits).AsJson();
        }
    }
}
