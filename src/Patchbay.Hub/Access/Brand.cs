using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Patchbay.Hub.Access;

/// <summary>What a project shows itself as to its customers. Nothing in it is a secret.</summary>
internal sealed record Brand
{
    public required string ProjectId { get; init; }

    public required string Name { get; init; }

    public string? LogoUrl { get; init; }

    /// <summary>Colour of links and buttons on light ground, such as <c>#0a6c74</c>.</summary>
    public string? Accent { get; init; }

    /// <summary>The same on dark ground.</summary>
    public string? AccentDark { get; init; }

    /// <summary>The host by which customers reach the hub's pages under this brand.</summary>
    public string? Domain { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Brand>
    {
        public void Configure(EntityTypeBuilder<Brand> table)
        {
            table.HasKey(brand => brand.ProjectId);
            table.HasOne<Project>().WithOne().HasForeignKey<Brand>(brand => brand.ProjectId);
            table.HasIndex(brand => brand.Domain).IsUnique();
        }
    }
}
