using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Access;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Linking;

/// <summary>One try to link or edit an account, and how it ended. It outlives its session, for the operator to read.</summary>
internal sealed record ConnectionAttempt
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    /// <summary>Whose session it was made with.</summary>
    public required long SessionId { get; init; }

    public required string OriginOwnerId { get; init; }

    public required string OriginOwnerName { get; init; }

    public string? Provider { get; init; }

    public string? ProfileId { get; init; }

    /// <summary>One of <see cref="AttemptStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The account that was linked or edited.</summary>
    public string? AccountId { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorDescription { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>After this a pending one counts as expired.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public string StatusAt(DateTimeOffset now) =>
        Status == AttemptStatus.Pending && now >= ExpiresAt ? AttemptStatus.Expired : Status;

    internal sealed class Table : IEntityTypeConfiguration<ConnectionAttempt>
    {
        public void Configure(EntityTypeBuilder<ConnectionAttempt> table)
        {
            table.HasKey(attempt => attempt.Id);
            table.HasIndex(attempt => new { attempt.ProjectId, attempt.CreatedAt });
            table.HasIndex(attempt => attempt.CreatedAt);
            table.HasOne<Project>().WithMany().HasForeignKey(attempt => attempt.ProjectId);
        }
    }
}

/// <summary>The states of StackOne's wire.</summary>
internal static class AttemptStatus
{
    public const string Pending = "pending";
    public const string Authenticated = "authenticated";
    public const string Error = "error";
    public const string Cancelled = "cancelled";
    public const string Expired = "expired";

    public static readonly string[] All = [Pending, Authenticated, Error, Cancelled, Expired];
}
