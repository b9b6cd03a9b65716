using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>Turns what happens to an account into deliveries, stored by the same save: none is lost, none is made up.</summary>
internal sealed partial class Outbox(SendSignal signal, LiveChanges changes, ILogger<Outbox> logger)
    : IAccountEvents
{
    public async Task StageAsync(
        HubDb change,
        AccountEvent occurred,
        CancellationToken cancellationToken
    )
    {
        var endpoints = await change
            .WebhookEndpoints.Where(endpoint =>
                endpoint.ProjectId == occurred.Account.ProjectId && endpoint.Enabled
            )
            .ToListAsync(cancellationToken);
        foreach (var endpoint in endpoints.Where(one => one.Events.Contains(occurred.Kind)))
            change.Add(
                new WebhookDelivery
                {
                    Id = Ids.New("whd"),
                    ProjectId = endpoint.ProjectId,
                    EndpointId = endpoint.Id,
                    Event = occurred.Kind,
                    Payload = WebhookPayload.Of(occurred),
                    Status = DeliveryStatus.Pending,
                    NextAttemptAt = occurred.At,
                    CreatedAt = occurred.At,
                }
            );
    }

    public void Announce(AccountEvent occurred)
    {
        LogEvent(occurred.Kind, occurred.Account.Id);
        signal.Set();
        changes.Changed(occurred.Account.ProjectId, EventsSlice.Topic);
    }

    [LoggerMessage(LogLevel.Information, "{Event} {Account}")]
    private partial void LogEvent(string @event, string account);
}
