using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

/// <summary>GET /requests/logs/steps: the requests that went to providers.</summary>
internal static class ListStepLogs
{
    public static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        Caller caller,
        LogQueue queue,
        IDbContextFactory<HubDb> databases,
        HttpContext http
    )
    {
        if (LogFilter.Read(http.Request.Query, out var filter) is { } filterFault)
            return filterFault;
        if (LogPage<StepLog>.Read(http.Request.Query, out var page) is { } pageFault)
            return pageFault;
        await queue.WrittenAsync(http.RequestAborted);
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var rows = db.StepLogs.Where(step => step.ProjectId == caller.ProjectId);
        var found = await page.TakeAsync(filter.Of(rows), http.RequestAborted);
        return found is null
            ? Cursors.Unknown
            : TypedResults.Ok(new Answer(found.Next, found.Rows.Select(StepAnswer.From).ToList()));
    }

    internal sealed record Answer(string? Next, IReadOnlyList<StepAnswer> Data);
}
