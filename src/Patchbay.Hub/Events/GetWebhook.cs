using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Events;

/// <summary>GET /webhooks/{id}.</summary>
internal static class GetWebhook
{
    public static async Task<Results<Ok<WebhookAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        TimeProvider time,
        HttpContext http
    ) =>
        await webhooks.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } endpoint
            ? TypedResults.Ok(WebhookAnswer.From(endpoint, time.GetUtcNow()))
            : WebhookErrors.NotFound(id);
}
