using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Patchbay.Hub.Access.People;

/// <summary>A key that protects the cookies, sealed by the vault: in the database all nodes have the same ones.</summary>
internal sealed record WebKey(string Id, byte[] Sealed, int KeyVersion)
{
    internal sealed class Table : IEntityTypeConfiguration<WebKey>
    {
        public void Configure(EntityTypeBuilder<WebKey> table) => table.HasKey(key => key.Id);
    }
}
