using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

/// <summary>
/// GET /requests/logs: executions and proxy calls. GET /requests/platform-logs: everything else that an API key did.
/// </summary>
internal static class ListLogs
{
    public static Task<Results<Ok<Answer>, ApiError>> OfActionsAsync(
        Caller caller,
        LogQueue queue,
        IDbContextFactory<HubDb> databases,
        HttpContext http
    ) => HandleAsync(ofPlatform: false, caller, queue, databases, http);

    public static Task<Results<Ok<Answer>, ApiError>> OfPlatformAsync(
        Caller caller,
        LogQueue queue,
        IDbContextFactory<HubDb> databases,
        HttpContext http
    ) => HandleAsync(ofPlatform: true, caller, queue, databases, http);

    private static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        bool ofPlatform,
        Caller caller,
        LogQueue queue,
        IDbContextFactory<HubDb> databases,
        HttpContext http
    )
    {
        var query = http.Request.Query;
        if (LogFilter.Read(query, out var filter) is { } filterFault)
            return filterFault;
        if (LogPage<RequestLog>.Read(query, out var page) is { } pageFault)
            return pageFault;
        await queue.WrittenAsync(http.RequestAborted);
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var rows = db.RequestLogs.Where(log =>
            log.ProjectId == caller.ProjectId && log.Category != null == ofPlatform
        );
        if (filter.List("categories") is { Count: > 0 } categories)
            rows = rows.Where(log => categories.Contains(log.Category!));
        var found = await page.TakeAsync(filter.OfRequests(filter.Of(rows)), http.RequestAborted);
        if (found is null)
            return Cursors.Unknown;
        var steps = query.List("include").Contains("step_logs")
            ? await LogAnswer.StepsAsync(db, found.Rows, http.RequestAborted)
            : null;
        return TypedResults.Ok(
            new Answer(found.Next, found.Rows.Select(log => LogAnswer.From(log, steps)).ToList())
        );
    }

    internal sealed record Answer(string? Next, IReadOnlyList<LogAnswer> Data);
}
