using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>DELETE /webhooks/{id}: with its secrets, its deliveries and their log.</summary>
internal static class DeleteWebhook
{
    public static async Task<Results<Ok<WebhookAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(caller.ProjectId, id, http.RequestAborted) is not { } known)
            return WebhookErrors.NotFound(id);
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        await db
            .WebhookEndpoints.Where(row => row.Id == id)
            .ExecuteDeleteAsync(http.RequestAborted);
        return TypedResults.Ok(WebhookAnswer.From(known, time.GetUtcNow()));
    }
}
