using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>GET /webhooks: the project's webhooks, oldest first.</summary>
internal static class ListWebhooks
{
    public static async Task<Ok<Answer>> HandleAsync(
        Caller caller,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var endpoints = await db
            .WebhookEndpoints.Where(endpoint => endpoint.ProjectId == caller.ProjectId)
            .OrderBy(endpoint => endpoint.CreatedAt)
            .ThenBy(endpoint => endpoint.Id)
            .ToListAsync(http.RequestAborted);
        var now = time.GetUtcNow();
        return TypedResults.Ok(
            new Answer(endpoints.Select(endpoint => WebhookAnswer.From(endpoint, now)).ToList())
        );
    }

    internal sealed record Answer(IReadOnlyList<WebhookAnswer> Data);
}
