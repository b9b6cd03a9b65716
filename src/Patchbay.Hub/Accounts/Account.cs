using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>One end customer's linked connection.</summary>
internal sealed record Account : ISealedRow
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    public required string Provider { get; init; }

    public required string ProfileId { get; init; }

    /// <summary>One of <see cref="AccountStatus"/>, as kept; what callers see also depends on the profile.</summary>
    public required string Status { get; init; }

    public IReadOnlyList<StatusReason> StatusReasons { get; init; } = [];

    public required string OriginOwnerId { get; init; }

    public required string OriginOwnerName { get; init; }

    public string? OriginUsername { get; init; }

    public string? Label { get; init; }

    /// <summary><c>production</c> or <c>test</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The operator's own words about it: a JSON object.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>The provider's key, sealed.</summary>
    public required byte[] SealedKey { get; init; }

    /// <summary>The version of the vault's key that sealed it.</summary>
    public required int KeyVersion { get; init; }

    /// <summary>When the provider's key was given; null for one that was given before this was noted.</summary>
    public DateTimeOffset? KeyGivenAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> table)
        {
            table.HasKey(account => account.Id);
            table
                .HasOne<Project>()
                .WithMany()
                .HasForeignKey(account => account.ProjectId)
                .OnDelete(DeleteBehavior.Restrict);
            table
                .HasOne<Profile>()
                .WithMany()
                .HasForeignKey(account => account.ProfileId)
                .OnDelete(DeleteBehavior.Restrict);
            // By age and by name, the id decides between equals. The rest is what lists are filtered by: it is read and
            // counted from the index, for the rows are several times as large.
            table.HasIndex(
                account => new
                {
                    account.ProjectId,
                    account.CreatedAt,
                    account.Id,
                    account.Status,
                    account.Type,
                    account.ProfileId,
                    account.Provider,
                },
                "IX_Accounts_ByAge"
            );
            table.HasIndex(
                account => new
                {
                    account.ProjectId,
                    account.OriginOwnerName,
                    account.Id,
                    account.OriginOwnerId,
                    account.OriginUsername,
                    account.Label,
                    account.Status,
                    account.Type,
                    account.ProfileId,
                    account.Provider,
                },
                "IX_Accounts_ByOwner"
            );
            table.HasIndex(account => new
            {
                account.ProjectId,
                account.OriginOwnerId,
                account.Provider,
            });
            // Lists go by the name as people sort it: in any case.
            table.Property(account => account.OriginOwnerName).UseCollation("NOCASE");
            table.Property(account => account.StatusReasons).AsJson();
            table.Property(account => account.Metadata).AsJson();
        }
    }
}

internal sealed record StatusReason(string Code, string Description, DateTimeOffset Timestamp);

/// <summary>The statuses of StackOne's wire that an account here can have.</summary>
internal static class AccountStatus
{
    public const string Active = "active";

    /// <summary>Its profile is switched off. Never kept: it follows the profile.</summary>
    public const string Inactive = "inactive";

    /// <summary>Switched off by the operator.</summary>
    public const string Suspended = "suspended";

    /// <summary>The provider does not accept its key any more: it has to be linked again.</summary>
    public const string Error = "error";

    /// <summary>Deleted, and known for a while yet; without a credential and never active again.</summary>
    public const string Archived = "archived";

    public static string Shown(Account account, Profile? profile) =>
        account.Status == Active && profile is not { Active: true } ? Inactive : account.Status;

    public static IReadOnlyList<StatusReason> ReasonsShown(Account account, Profile? profile) =>
        Shown(account, profile) == Inactive
            ?
            [
                new(
                    "profile_inactive",
                    "Its connector profile is switched off.",
                    profile?.UpdatedAt ?? account.UpdatedAt
                ),
            ]
            : account.StatusReasons;
}
