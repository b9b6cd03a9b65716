using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

/// <summary>
/// Writes many entries in one transaction with two prepared commands: EF Core's change tracking would cost more than
/// the rows themselves.
/// </summary>
internal sealed class LogBatch(IDbContextFactory<HubDb> databases)
{
    public const int MostEntries = 500;

    private static readonly string[] RequestColumns =
    [
        nameof(RequestLog.RequestId),
        nameof(RequestLog.ProjectId),
        nameof(RequestLog.Category),
        nameof(RequestLog.AccountId),
        nameof(RequestLog.Provider),
        nameof(RequestLog.Service),
        nameof(RequestLog.Resource),
        nameof(RequestLog.Action),
        nameof(RequestLog.Method),
        nameof(RequestLog.Path),
        nameof(RequestLog.Url),
        nameof(RequestLog.Status),
        nameof(RequestLog.Success),
        nameof(RequestLog.StartedAt),
        nameof(RequestLog.Duration),
        nameof(RequestLog.ErrorCategory),
        nameof(RequestLog.MissingPermission),
        nameof(RequestLog.ProviderRequestId),
        nameof(RequestLog.Transport),
        nameof(RequestLog.SourceType),
        nameof(RequestLog.SourceValue),
        nameof(RequestLog.SourceId),
        nameof(RequestLog.SourceIp),
        nameof(RequestLog.RequestBody),
        nameof(RequestLog.ResponseBody),
    ];

    private static readonly string[] StepColumns =
    [
        nameof(StepLog.RequestId),
        nameof(StepLog.ProjectId),
        nameof(StepLog.Number),
        nameof(StepLog.AccountId),
        nameof(StepLog.Provider),
        nameof(StepLog.Service),
        nameof(StepLog.Resource),
        nameof(StepLog.Action),
        nameof(StepLog.Method),
        nameof(StepLog.Path),
        nameof(StepLog.Url),
        nameof(StepLog.Status),
        nameof(StepLog.Success),
        nameof(StepLog.StartedAt),
        nameof(StepLog.Duration),
    ];

    public async Task WriteAsync(IReadOnlyList<LogEntry> entries)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var requests = Insert(transaction, nameof(HubDb.RequestLogs), RequestColumns);
        await using var steps = Insert(transaction, nameof(HubDb.StepLogs), StepColumns);
        foreach (var (request, taken) in entries)
        {
            Set(requests, Values(request));
            await requests.ExecuteNonQueryAsync();
            foreach (var step in taken)
            {
                Set(steps, Values(step));
                await steps.ExecuteNonQueryAsync();
            }
        }
        await transaction.CommitAsync();
    }

    private static DbCommand Insert(DbTransaction transaction, string table, string[] columns)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var places = string.Join(", ", columns.Select(column => "@" + column));
#pragma warning disable CA2100 // Names of columns, from above.
        command.CommandText = $"INSERT INTO \"{table}\" ({names}) VALUES ({places})";
#pragma warning restore CA2100
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + column;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static void Set(DbCommand command, ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
    }

    private static object?[] Values(RequestLog log) =>
        [
            log.RequestId,
            log.ProjectId,
            log.Category,
            log.AccountId,
            log.Provider,
            log.Service,
            log.Resource,
            log.Action,
            log.Method,
            log.Path,
            log.Url,
            log.Status,
            log.Success,
            log.StartedAt.ToUnixTimeMilliseconds(),
            log.Duration,
            log.ErrorCategory,
            log.MissingPermission,
            log.ProviderRequestId,
            log.Transport,
            log.SourceType,
            log.SourceValue,
            log.SourceId,
            log.SourceIp,
            log.RequestBody,
            log.ResponseBody,
        ];

    private static object?[] Values(StepLog step) =>
        [
            step.RequestId,
            step.ProjectId,
            step.Number,
            step.AccountId,
            step.Provider,
            step.Service,
            step.Resource,
            step.Action,
            step.Method,
            step.Path,
            step.Url,
            step.Status,
            step.Success,
            step.StartedAt.ToUnixTimeMilliseconds(),
            step.Duration,
        ];
}
