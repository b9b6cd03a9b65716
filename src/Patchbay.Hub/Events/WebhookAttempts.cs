using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>Makes one attempt to deliver, and notes how it went.</summary>
internal sealed class WebhookAttempts(
    IDbContextFactory<HubDb> databases,
    WebhookSecrets secrets,
    WebhookHttp http,
    LiveChanges changes,
    TimeProvider time
)
{
    /// <summary>Tries once. One that was cancelled meanwhile stays as it is.</summary>
    public async Task MakeAsync(
        WebhookEndpoint endpoint,
        WebhookDelivery delivery,
        CancellationToken cancellationToken
    )
    {
        var attempt = await SendAsync(endpoint, delivery, cancellationToken);
        var after = Judge(delivery, attempt);
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        // Its endpoint may be gone by now, and the delivery with it.
        await db
            .WebhookDeliveries.Where(row =>
                row.Id == after.Id && row.Status == DeliveryStatus.Pending
            )
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(one => one.Status, after.Status)
                        .SetProperty(one => one.Attempts, after.Attempts)
                        .SetProperty(one => one.NextAttemptAt, after.NextAttemptAt),
                CancellationToken.None
            );
        changes.Changed(after.ProjectId, EventsSlice.Topic);
    }

    public async Task<DeliveryAttempt> SendAsync(
        WebhookEndpoint endpoint,
        WebhookDelivery delivery,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        string current;
        string? next;
        try
        {
            (current, next) = secrets.Read(endpoint, now);
        }
        catch (CryptographicException)
        {
            return new(now, null, 0, "The hub cannot read its secret; give it a new one.", null);
        }
        var body = delivery.Payload.ToBody(now);
        var headers = new Dictionary<string, string>
        {
            ["x-stackone-signature"] = WebhookSecrets.Sign(current, body),
            ["x-patchbay-event"] = delivery.Event,
            ["x-patchbay-delivery"] = delivery.Id,
        };
        if (next is not null)
            headers["x-stackone-signature-next"] = WebhookSecrets.Sign(next, body);
        return await http.PostAsync(
            endpoint.Url,
            body,
            headers,
            next is null ? [current] : [current, next],
            cancellationToken
        );
    }

    private WebhookDelivery Judge(WebhookDelivery delivery, DeliveryAttempt attempt)
    {
        IReadOnlyList<DeliveryAttempt> attempts = [.. delivery.Attempts, attempt];
        var after = delivery with { Attempts = attempts };
        if (attempt.Error is null)
            return after with { Status = DeliveryStatus.Delivered };
        return RetrySchedule.After(attempts.Count, Random.Shared.NextDouble()) is { } wait
            ? after with
            {
                NextAttemptAt = time.GetUtcNow() + wait,
            }
            : after with
            {
                Status = DeliveryStatus.Failed,
            };
    }
}
