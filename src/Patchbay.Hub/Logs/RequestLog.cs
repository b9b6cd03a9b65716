using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

/// <summary>
/// What one request came to. Written past EF Core (<see cref="LogBatch"/>) and kept without foreign keys: it outlives
/// the account it speaks of, and a row must never wait for another table.
/// </summary>
internal sealed record RequestLog : ILogRow
{
    /// <summary>In the order of writing, which is what pages go by.</summary>
    public long Id { get; init; }

    public required string RequestId { get; init; }

    public required string ProjectId { get; init; }

    /// <summary>Which part of the platform was called; null for executions and proxy calls.</summary>
    public string? Category { get; init; }

    public string? AccountId { get; init; }

    public string? Provider { get; init; }

    /// <summary>The connector's category, such as <c>ats</c>.</summary>
    public string? Service { get; init; }

    public string? Resource { get; init; }

    public string? Action { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Url { get; init; }

    /// <summary>The HTTP status the hub answered with, or would have over HTTP.</summary>
    public required int? Status { get; init; }

    public required bool Success { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Milliseconds.</summary>
    public required double Duration { get; init; }

    /// <summary>The code of the failure; null when there was none.</summary>
    public string? ErrorCategory { get; init; }

    /// <summary>What the account's key is known to lack, where nothing was sent to the provider for that.</summary>
    public string? MissingPermission { get; init; }

    public string? ProviderRequestId { get; init; }

    public string? Transport { get; init; }

    public string? SourceType { get; init; }

    /// <summary>What the caller calls itself.</summary>
    public string? SourceValue { get; init; }

    /// <summary>The id of the API key.</summary>
    public string? SourceId { get; init; }

    public string? SourceIp { get; init; }

    /// <summary>The agent session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>What an MCP client calls itself.</summary>
    public string? ClientName { get; init; }

    public string? ClientVersion { get; init; }

    /// <summary>Redacted JSON text, only where the hub is set to keep bodies.</summary>
    public string? RequestBody { get; init; }

    public string? ResponseBody { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RequestLog>
    {
        public void Configure(EntityTypeBuilder<RequestLog> table)
        {
            table.HasKey(log => log.Id);
            table.HasIndex(log => log.RequestId);
            table.HasIndex(log => new { log.ProjectId, log.StartedAt });
            table.HasIndex(log => new { log.AccountId, log.StartedAt });
            table.HasIndex(log => log.StartedAt);
            // Most rows have none, and the index does not hold those.
            table
                .HasIndex(log => new { log.SessionId, log.StartedAt })
                .HasFilter("\"SessionId\" IS NOT NULL");
        }
    }
}

/// <summary>One request to the provider, of the several that an execution may take.</summary>
internal sealed record StepLog : ILogRow
{
    public long Id { get; init; }

    public required string RequestId { get; init; }

    public required string ProjectId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public string? AccountId { get; init; }

    public string? Provider { get; init; }

    public string? Service { get; init; }

    public string? Resource { get; init; }

    public string? Action { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Url { get; init; }

    /// <summary>Null when no answer came.</summary>
    public int? Status { get; init; }

    public required bool Success { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Milliseconds until the answer's headers.</summary>
    public required double Duration { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<StepLog>
    {
        public void Configure(EntityTypeBuilder<StepLog> table)
        {
            table.HasKey(step => step.Id);
            table.HasIndex(step => step.RequestId);
            table.HasIndex(step => new { step.ProjectId, step.StartedAt });
            table.HasIndex(step => step.StartedAt);
        }
    }
}
