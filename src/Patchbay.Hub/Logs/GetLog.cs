using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

/// <summary>GET /requests/logs/{id}: one request by the id that its answer carried in x-request-id.</summary>
internal static class GetLog
{
    public static Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        LogQueue queue,
        IDbContextFactory<HubDb> databases,
        HttpContext http
    )
    {
        var include = http.Request.Query.List("include");
        return FindAsync(
            id,
            include.Contains("step_logs"),
            include.Contains("advanced_logs"),
            caller,
            queue,
            databases,
            http
        );
    }

    public static async Task<Results<Ok<Answer>, ApiError>> FindAsync(
        string id,
        bool withSteps,
        bool withBodies,
        Caller caller,
        LogQueue queue,
        IDbContextFactory<HubDb> databases,
        HttpContext http
    )
    {
        await queue.WrittenAsync(http.RequestAborted);
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var log = await db
            .RequestLogs.Where(row => row.RequestId == id && row.ProjectId == caller.ProjectId)
            .OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(http.RequestAborted);
        if (log is null)
            return ApiError.NotFound("log_not_found", $"There is no log of a request {id}.");
        var steps =
            withBodies || withSteps
                ? await LogAnswer.StepsAsync(db, [log], http.RequestAborted)
                : null;
        return TypedResults.Ok(new Answer(LogAnswer.From(log, steps, withBodies)));
    }

    internal sealed record Answer(LogAnswer Data);
}
