using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Patchbay.Hub.Access;

/// <summary>A key of a project, as it is kept: what it was cannot be told from it.</summary>
/// <param name="Prefix">Its first characters, so that people recognize it.</param>
internal sealed record ApiKey(
    string Id,
    string ProjectId,
    string Name,
    byte[] Hash,
    string Prefix,
    DateTimeOffset CreatedAt
)
{
    /// <summary>The key that <c>PATCHBAY_BOOTSTRAP_KEY</c> names.</summary>
    public const string Bootstrap = "bootstrap";

    internal sealed class Table : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> table)
        {
            table.HasKey(key => key.Id);
            table.HasIndex(key => key.Hash).IsUnique();
            table.HasOne<Project>().WithMany().HasForeignKey(key => key.ProjectId);
        }
    }
}
