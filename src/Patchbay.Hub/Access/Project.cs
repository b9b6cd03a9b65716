using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Patchbay.Hub.Access;

/// <summary>The wall around keys, profiles and accounts.</summary>
internal sealed record Project(string Id, string Name, DateTimeOffset CreatedAt)
{
    internal sealed class Table : IEntityTypeConfiguration<Project>
    {
        public void Configure(EntityTypeBuilder<Project> table) =>
            table.HasKey(project => project.Id);
    }
}
