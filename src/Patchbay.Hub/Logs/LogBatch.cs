using System.Data.Common;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

/// <summary>
/// Writes many entries in one transaction, on one connection with two prepared commands that live as long as the hub:
/// EF Core's change tracking would cost more than the rows themselves. One caller at a time.
/// </summary>
internal sealed class LogBatch(Database database) : IDisposable
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

    private DbConnection? _connection;
    private DbCommand? _requests;
    private DbCommand? _steps;

    public async Task WriteAsync(IReadOnlyList<LogEntry> entries)
    {
        _connection ??= database.Open();
        _requests ??= Insert(_connection, nameof(HubDb.RequestLogs), RequestColumns);
        _steps ??= Insert(_connection, nameof(HubDb.StepLogs), StepColumns);
        await using var transaction = await _connection.BeginTransactionAsync();
        _requests.Transaction = transaction;
        _steps.Transaction = transaction;
        foreach (var (request, taken) in entries)
        {
            Set(_requests, Values(request));
            await _requests.ExecuteNonQueryAsync();
            foreach (var step in taken)
            {
                Set(_steps, Values(step));
                await _steps.ExecuteNonQueryAsync();
            }
        }
        await transaction.CommitAsync();
    }

    public void Dispose()
    {
        _requests?.Dispose();
        _steps?.Dispose();
        _connection?.Dispose();
    }

    private static DbCommand Insert(DbConnection connection, string table, string[] columns)
    {
        var command = connection.CreateCommand();
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
