using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>Finds a project's endpoints and deliveries; those of another project are not there.</summary>
internal sealed class Webhooks(IDbContextFactory<HubDb> databases)
{
    public async Task<WebhookEndpoint?> FindAsync(
        string projectId,
        string id,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WebhookEndpoints.SingleOrDefaultAsync(
            endpoint => endpoint.Id == id && endpoint.ProjectId == projectId,
            cancellationToken
        );
    }

    public async Task<WebhookDelivery?> FindDeliveryAsync(
        string projectId,
        string endpointId,
        string id,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WebhookDeliveries.SingleOrDefaultAsync(
            delivery =>
                delivery.Id == id
                && delivery.EndpointId == endpointId
                && delivery.ProjectId == projectId,
            cancellationToken
        );
    }
}

internal static class WebhookErrors
{
    public static ApiError NotFound(string id) =>
        ApiError.NotFound("webhook_not_found", $"There is no webhook {id} in this project.") with
        {
            Remedy = "GET /webhooks lists the webhooks of the key's project.",
        };

    public static ApiError DeliveryNotFound(string id) =>
        ApiError.NotFound("delivery_not_found", $"This webhook has no delivery {id}.") with
        {
            Remedy = "Deliveries are kept for 30 days.",
        };
}
