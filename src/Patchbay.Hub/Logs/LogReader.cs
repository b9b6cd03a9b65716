using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

internal sealed class LogReader(LogQueue queue, IDbContextFactory<HubDb> databases) : ILogReader
{
    public async Task<LoggedExecution?> FindExecutionAsync(
        string projectId,
        string requestId,
        CancellationToken cancellationToken
    )
    {
        await queue.WrittenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var log = await db
            .RequestLogs.Where(row =>
                row.RequestId == requestId && row.ProjectId == projectId && row.Action != null
            )
            .OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return log is null ? null : new(log.AccountId, log.Action, LogBody.Read(log.RequestBody));
    }
}
