using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Permissions;

/// <summary>What is known of an account's key.</summary>
internal sealed record AccountPermissions
{
    public required string AccountId { get; init; }

    public required string ProjectId { get; init; }

    public required PermissionReport Report { get; init; }

    public required DateTimeOffset NextCheckAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<AccountPermissions>
    {
        // No foreign key: a check that ends after its account was deleted must not fail on it.
        public void Configure(EntityTypeBuilder<AccountPermissions> table)
        {
            table.HasKey(row => row.AccountId);
            table.HasIndex(row => row.NextCheckAt);
            table.Property(row => row.Report).AsJson();
        }
    }
}
