using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Patchbay.Hub.Accounts;

/// <summary>A key that seals accounts' keys, itself sealed by the master key.</summary>
internal sealed record VaultKey(int Version, byte[] SealedKey, DateTimeOffset CreatedAt)
{
    internal sealed class Table : IEntityTypeConfiguration<VaultKey>
    {
        public void Configure(EntityTypeBuilder<VaultKey> table)
        {
            table.HasKey(key => key.Version);
            table.Property(key => key.Version).ValueGeneratedNever();
        }
    }
}
