using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>Where a project wants to hear of its accounts.</summary>
internal sealed record WebhookEndpoint : ISealedRow
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    public required string Url { get; init; }

    /// <summary>Names of <see cref="WebhookEvents"/>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    public string? Description { get; init; }

    /// <summary>One that is off hears of nothing, also not of what happened meanwhile.</summary>
    public required bool Enabled { get; init; }

    /// <summary>What signs its deliveries, sealed.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>The version of the vault's key that sealed it.</summary>
    public required int SecretVersion { get; init; }

    /// <summary>What takes over at <see cref="NextSecretFrom"/>; null when none is to.</summary>
    public byte[]? NextSecret { get; init; }

    public int? NextSecretVersion { get; init; }

    public DateTimeOffset? NextSecretFrom { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<WebhookEndpoint>
    {
        public void Configure(EntityTypeBuilder<WebhookEndpoint> table)
        {
            table.HasKey(endpoint => endpoint.Id);
            table.HasIndex(endpoint => new { endpoint.ProjectId, endpoint.CreatedAt });
            table.HasOne<Project>().WithMany().HasForeignKey(endpoint => endpoint.ProjectId);
            table.Property(endpoint => endpoint.Events).AsJson();
        }
    }
}
