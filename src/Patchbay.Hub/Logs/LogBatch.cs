using Microsoft.Data.Sqlite;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

/// <summary>
/// Writes many entries in one transaction, on one connection with two prepared statements that live as long as the hub:
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
        nameof(RequestLog.SessionId),
        nameof(RequestLog.ClientName),
        nameof(RequestLog.ClientVersion),
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

    private SqliteConnection? _connection;
    private LogInsert? _requests;
    private LogInsert? _steps;

    public async Task WriteAsync(IReadOnlyList<LogEntry> entries)
    {
        _connection ??= database.Open();
        _requests ??= new LogInsert(_connection, nameof(HubDb.RequestLogs), RequestColumns);
        _steps ??= new LogInsert(_connection, nameof(HubDb.StepLogs), StepColumns);
        await using var transaction = await _connection.BeginTransactionAsync();
        foreach (var (request, taken) in entries)
        {
            Write(_requests, request);
            foreach (var step in taken)
                Write(_steps, step);
        }
        await transaction.CommitAsync();
    }

    public void Dispose()
    {
        _requests?.Dispose();
        _steps?.Dispose();
        _connection?.Dispose();
    }

    private static void Write(LogInsert row, RequestLog log) =>
        row.Text(log.RequestId)
            .Text(log.ProjectId)
            .Text(log.Category)
            .Text(log.AccountId)
            .Text(log.Provider)
            .Text(log.Service)
            .Text(log.Resource)
            .Text(log.Action)
            .Text(log.Method)
            .Text(log.Path)
            .Text(log.Url)
            .Whole(log.Status)
            .Whole(log.Success ? 1 : 0)
            .Whole(log.StartedAt.ToUnixTimeMilliseconds())
            .Real(log.Duration)
            .Text(log.ErrorCategory)
            .Text(log.MissingPermission)
            .Text(log.ProviderRequestId)
            .Text(log.Transport)
            .Text(log.SourceType)
            .Text(log.SourceValue)
            .Text(log.SourceId)
            .Text(log.SourceIp)
            .Text(log.SessionId)
            .Text(log.ClientName)
            .Text(log.ClientVersion)
            .Text(log.RequestBody)
            .Text(log.ResponseBody)
            .Write();

    private static void Write(LogInsert row, StepLog step) =>
        row.Text(step.RequestId)
            .Text(step.ProjectId)
            .Whole(step.Number)
            .Text(step.AccountId)
            .Text(step.Provider)
            .Text(step.Service)
            .Text(step.Resource)
            .Text(step.Action)
            .Text(step.Method)
            .Text(step.Path)
            .Text(step.Url)
            .Whole(step.Status)
            .Whole(step.Success ? 1 : 0)
            .Whole(step.StartedAt.ToUnixTimeMilliseconds())
            .Real(step.Duration)
            .Write();
}
