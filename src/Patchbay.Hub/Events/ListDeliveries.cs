using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>GET /webhooks/{id}/deliveries: newest first; filters <c>status</c> and <c>event</c>.</summary>
internal static class ListDeliveries
{
    public static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        IDbContextFactory<HubDb> databases,
        HttpContext http
    )
    {
        var query = http.Request.Query;
        if (query.Page(out var page) is { } fault)
            return fault;
        var statuses = query.List("status");
        if (statuses.FirstOrDefault(one => !DeliveryStatus.All.Contains(one)) is { } unknown)
            return ApiError.Invalid(
                $"status: {unknown} is none of {string.Join(", ", DeliveryStatus.All)}."
            );
        if (await webhooks.FindAsync(caller.ProjectId, id, http.RequestAborted) is null)
            return WebhookErrors.NotFound(id);
        var events = query.List("event", "events");
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var rows = db.WebhookDeliveries.Where(delivery => delivery.EndpointId == id);
        if (statuses.Count > 0)
            rows = rows.Where(delivery => statuses.Contains(delivery.Status));
        if (events.Count > 0)
            rows = rows.Where(delivery => events.Contains(delivery.Event));
        var found = await rows.OrderByDescending(delivery => delivery.CreatedAt)
            .ThenByDescending(delivery => delivery.Id)
            .Skip(page.Skip)
            .Take(page.Size)
            .ToListAsync(http.RequestAborted);
        return TypedResults.Ok(
            new Answer(found.Select(DeliveryAnswer.From).ToList(), page.Number, page.Size)
        );
    }

    internal sealed record Answer(IReadOnlyList<DeliveryAnswer> Data, int Page, int PageSize);
}
