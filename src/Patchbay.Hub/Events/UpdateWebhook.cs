using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>
/// PATCH /webhooks/{id}: what is left out or null stays. Switched off, it also loses what was still on its way to it.
/// </summary>
internal static class UpdateWebhook
{
    internal sealed record Request(
        string? Url,
        IReadOnlyList<string>? Events,
        string? Description,
        bool? Enabled
    ) : IAuditedBody;

    public static async Task<Results<Ok<WebhookAnswer>, ApiError>> HandleAsync(
        string id,
        Request request,
        Caller caller,
        Webhooks webhooks,
        WebhookRules rules,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(caller.ProjectId, id, http.RequestAborted) is not { } known)
            return WebhookErrors.NotFound(id);
        if (rules.Fault(request.Url, request.Events, request.Description) is { } fault)
            return fault;
        var now = time.GetUtcNow();
        var changed = known with
        {
            Url = request.Url ?? known.Url,
            Events = request.Events ?? known.Events,
            Description = request.Description ?? known.Description,
            Enabled = request.Enabled ?? known.Enabled,
            UpdatedAt = now,
        };
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        // These columns alone: a rotation may write the others at this moment.
        await db
            .WebhookEndpoints.Where(row => row.Id == id)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(one => one.Url, changed.Url)
                        .SetProperty(one => one.Events, changed.Events)
                        .SetProperty(one => one.Description, changed.Description)
                        .SetProperty(one => one.Enabled, changed.Enabled)
                        .SetProperty(one => one.UpdatedAt, changed.UpdatedAt),
                http.RequestAborted
            );
        if (!changed.Enabled)
            await db
                .WebhookDeliveries.Where(delivery =>
                    delivery.EndpointId == id && delivery.Status == DeliveryStatus.Pending
                )
                .ExecuteUpdateAsync(
                    row => row.SetProperty(one => one.Status, DeliveryStatus.Cancelled),
                    CancellationToken.None
                );
        return TypedResults.Ok(WebhookAnswer.From(changed, now));
    }
}
