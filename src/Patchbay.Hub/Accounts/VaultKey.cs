using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Patchbay.Hub.Accounts;

/// <summary>A data key: it seals the secrets of one project, and is itself sealed by the master key.</summary>
/// <param name="Owner">The project's id, or <see cref="Hub"/>.</param>
/// <param name="Version">From 1; the newest seals, the others only open.</param>
internal sealed record VaultKey(
    string Owner,
    int Version,
    byte[] SealedKey,
    DateTimeOffset CreatedAt
)
{
    /// <summary>Owner of the hub's own secrets. Made at the first start, so that a wrong master key never goes unnoticed.</summary>
    public const string Hub = "hub";

    /// <summary>What its sealing is bound to: a data key opens neither for another project nor as another version.</summary>
    public string Binding => $"vault-key:{Owner}:{Version}";

    internal sealed class Table : IEntityTypeConfiguration<VaultKey>
    {
        public void Configure(EntityTypeBuilder<VaultKey> table)
        {
            table.HasKey(key => new { key.Owner, key.Version });
            table.Property(key => key.Version).ValueGeneratedNever();
            table.Ignore(key => key.Binding);
        }
    }
}
