using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Patchbay.Hub.Access.People;

/// <summary>The right to become a person of the hub, once. Of its token only the hash is kept.</summary>
internal sealed record Invitation(
    string Id,
    string Email,
    string Name,
    string Role,
    byte[] TokenHash,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt
)
{
    public DateTimeOffset? AcceptedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> table)
        {
            table.HasKey(invitation => invitation.Id);
            table.HasIndex(invitation => invitation.TokenHash).IsUnique();
        }
    }
}
