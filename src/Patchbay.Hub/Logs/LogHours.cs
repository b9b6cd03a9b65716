using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

/// <summary>
/// The last day's executions, counted by the hour in one query. An hour that is over is counted once and then known:
/// a page that is read anew every few seconds counts the hour that is under way.
/// </summary>
internal sealed class LogHours(
    LogQueue queue,
    IDbContextFactory<HubDb> databases,
    TimeProvider time
)
{
    public const int Hours = 24;

    private const long HourMilliseconds = 3_600_000;

    // A request is noted when it ends, under the time at which it began.
    private const long LateMilliseconds = 5 * 60_000;

    private readonly ConcurrentDictionary<(string Project, long Hour), LogHour> _over = new();

    /// <summary>The oldest first; the last one is under way.</summary>
    public async Task<IReadOnlyList<LogHour>> LastDayAsync(
        string projectId,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var last = now / HourMilliseconds;
        var all = Enumerable.Range(0, Hours).Select(back => last - Hours + 1 + back).ToList();
        var hours = all.Take(Hours - 1)
            .Select(hour => _over.GetValueOrDefault((projectId, hour)))
            .TakeWhile(hour => hour is not null)
            .OfType<LogHour>()
            .ToList();
        await queue.WrittenAsync(cancellationToken);
        var groups = await CountAsync(projectId, all[hours.Count], cancellationToken);
        var counted = groups.ToLookup(group => group.Hour);
        hours.AddRange(
            all.Skip(hours.Count)
                .Select(hour => new LogHour(
                    DateTimeOffset.FromUnixTimeMilliseconds(hour * HourMilliseconds),
                    counted[hour].ToList()
                ))
        );
        Keep(projectId, all, hours, now);
        return hours;
    }

    private async Task<List<LogHour.Group>> CountAsync(
        string projectId,
        long firstHour,
        CancellationToken cancellationToken
    )
    {
        var from = firstHour * HourMilliseconds;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .Database.SqlQuery<LogHour.Group>(
                $"""
                SELECT "StartedAt" / {HourMilliseconds} AS "Hour",
                    CASE
                        WHEN "Duration" < 100 THEN CAST("Duration" AS BIGINT)
                        WHEN "Duration" < 1000 THEN CAST("Duration" / 10 AS BIGINT) * 10
                        ELSE CAST("Duration" / 100 AS BIGINT) * 100
                    END AS "Milliseconds",
                    "ErrorCategory",
                    CASE WHEN "ErrorCategory" = 'missing_permission' THEN "AccountId" END AS "AccountId",
                    CASE WHEN "ErrorCategory" = 'missing_permission' THEN "Action" END AS "Action",
                    COUNT(*) AS "Count"
                FROM "RequestLogs"
                WHERE "ProjectId" = {projectId} AND "StartedAt" >= {from}
                    AND "Category" IS NULL AND COALESCE("Transport", '') <> 'KEY_CHECK'
                GROUP BY 1, 2, 3, 4, 5
                """
            )
            .ToListAsync(cancellationToken);
    }

    private void Keep(string projectId, List<long> all, List<LogHour> hours, long now)
    {
        for (var index = 0; index < all.Count; index++)
            if ((all[index] + 1) * HourMilliseconds + LateMilliseconds <= now)
                _over[(projectId, all[index])] = hours[index];
        foreach (var key in _over.Keys)
            if (key.Hour < all[0])
                _over.TryRemove(key, out _);
    }
}
