using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Access;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Linking;

/// <summary>The short-lived right to link or edit one account. Of its token only the hash is kept.</summary>
internal sealed record ConnectSession
{
    /// <summary>A number, for StackOne's clients refuse anything else.</summary>
    public long Id { get; init; }

    public required string ProjectId { get; init; }

    public required byte[] TokenHash { get; init; }

    public required string OriginOwnerId { get; init; }

    public required string OriginOwnerName { get; init; }

    public string? OriginUsername { get; init; }

    public string? Provider { get; init; }

    public string? ProfileId { get; init; }

    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>The account to edit.</summary>
    public string? AccountId { get; init; }

    /// <summary>Each link makes a further account.</summary>
    public bool Multiple { get; init; }

    public string? Label { get; init; }

    public required string Type { get; init; }

    public JsonElement? Metadata { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Where the link's page sends whoever has linked, with the account's id and a status.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>When an account was linked or edited with it; never for <see cref="Multiple"/>.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>The account that was linked with it last.</summary>
    public string? LinkedAccountId { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Keys that were tried with it since <see cref="KeyTriesSince"/> and refused.</summary>
    public int KeyTries { get; init; }

    public DateTimeOffset? KeyTriesSince { get; init; }

    /// <summary>Whoever acts with it, as the audit log names them.</summary>
    public AuditActor Actor => new("connect_session", Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Endpoints behind a session token take the session as a parameter.</summary>
    public static ValueTask<ConnectSession?> BindAsync(HttpContext http) =>
        ValueTask.FromResult(http.Features.Get<ConnectSession>());

    internal sealed class Table : IEntityTypeConfiguration<ConnectSession>
    {
        public void Configure(EntityTypeBuilder<ConnectSession> table)
        {
            table.HasKey(session => session.Id);
            table.Ignore(session => session.Actor);
            table.HasIndex(session => session.TokenHash).IsUnique();
            table.HasIndex(session => session.ExpiresAt);
            table.HasOne<Project>().WithMany().HasForeignKey(session => session.ProjectId);
            table.Property(session => session.Categories).AsJson();
            table.Property(session => session.Metadata).AsJson();
        }
    }
}
