using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Access;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Catalog;

/// <summary>One configured way to use a connector in a project: wire name <c>auth_config</c>, id <c>integration_id</c>.</summary>
internal sealed record Profile
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    public required string Connector { get; init; }

    public required string Name { get; init; }

    /// <summary>One of <see cref="ProfileEnvironment"/>.</summary>
    public required string Environment { get; init; }

    /// <summary>An inactive profile links no account and runs no action.</summary>
    public required bool Active { get; init; }

    /// <summary>Taken where a connect session names the provider alone.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Ids of the actions that may run; null allows all.</summary>
    public IReadOnlyList<string>? EnabledActions { get; init; }

    public AgentSwitches Agents { get; init; } = AgentSwitches.Off;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>
    /// Set once it is deleted. The row stays: accounts' logs name it, and a profile that every project starts with must
    /// not come back at the next start.
    /// </summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public bool Enables(string action) => EnabledActions?.Contains(action) ?? true;

    internal sealed class Table : IEntityTypeConfiguration<Profile>
    {
        public void Configure(EntityTypeBuilder<Profile> table)
        {
            table.HasKey(profile => profile.Id);
            table.HasOne<Project>().WithMany().HasForeignKey(profile => profile.ProjectId);
            table.Property(profile => profile.EnabledActions).AsJson();
            table.Property(profile => profile.Agents).AsJson();
        }
    }
}

internal static class ProfileEnvironment
{
    public const string Production = "production";
    public const string Sandbox = "sandbox";
}
