using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Http;

internal static class Health
{
    public static void MapHealth(this WebApplication app) =>
        app.MapGet("/health", AnswerAsync)
            .AllowAnonymous()
            .Produces<Answer>()
            .Documented("get_health", "Operation", "Whether the hub and its database answer")
            .Fails(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AnswerAsync(
        IDbContextFactory<HubDb> databases,
        HttpContext http
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        return await db.Database.CanConnectAsync(http.RequestAborted)
            ? TypedResults.Ok(new Answer("ok"))
            : new ApiError(
                StatusCodes.Status503ServiceUnavailable,
                "database_unavailable",
                "The hub's database does not answer."
            )
            {
                Retryable = true,
            };
    }

    internal sealed record Answer(string Status);
}
