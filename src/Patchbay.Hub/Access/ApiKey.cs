using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access;

/// <summary>A key of a project, as it is kept: what it was cannot be told from it.</summary>
internal sealed record ApiKey
{
    /// <summary>The key that <c>PATCHBAY_BOOTSTRAP_KEY</c> names.</summary>
    public const string Bootstrap = "bootstrap";

    /// <summary>As the audit log names a key that acts.</summary>
    public const string ActorKind = "api_key";

    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    public required string Name { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>Its first characters, so that people recognize it.</summary>
    public required string Prefix { get; init; }

    public required KeyScopes Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: it does not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Up to a minute behind: memory knows better.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Null: it may call whatever its scopes open.</summary>
    public LimitOptions? Limits { get; init; }

    /// <summary>Up to a minute behind, as the last use is.</summary>
    public long CallsUsed { get; init; }

    public long WritesUsed { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> table)
        {
            table.HasKey(key => key.Id);
            table.HasIndex(key => key.Hash).IsUnique();
            table.HasOne<Project>().WithMany().HasForeignKey(key => key.ProjectId);
            table.Property(key => key.Limits).AsJson();
        }
    }
}
