using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// One renewal of the data keys. How far it is stands in the secrets' own rows; this row says that it is to go on, so that
/// a hub that was killed goes on with it.
/// </summary>
/// <param name="State">One of <see cref="VaultRotationState"/>.</param>
internal sealed record VaultRotation(
    long Id,
    string State,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt
)
{
    internal sealed class Table : IEntityTypeConfiguration<VaultRotation>
    {
        public void Configure(EntityTypeBuilder<VaultRotation> table) =>
            table.HasKey(rotation => rotation.Id);
    }
}

internal static class VaultRotationState
{
    public const string Running = "running";

    /// <summary>By an operator; asking for a rotation goes on with it.</summary>
    public const string Stopped = "stopped";

    public const string Done = "done";
}
