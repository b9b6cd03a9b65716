using System.Text;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Webhooks;

/// <summary>
/// Sends what is due, when the bell rings or the clock gets there. One request at a time to each webhook, which keeps
/// the order of its events; a slow receiver holds up nobody else.
/// </summary>
internal sealed partial class WebhookDispatcher(Sandbox sandbox, ILogger<WebhookDispatcher> log)
    : BackgroundService
{
    // By webhook. Only the loop adds; an attempt takes itself out, under the gate.
    private readonly Dictionary<string, Task> _underWay = [];

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var rung = sandbox.DeliveryBell.Next;
            var next = Start(stop);
            using var woken = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await Task.WhenAny(
                rung,
                next is { } time
                    ? sandbox.Clock.WaitUntilAsync(time, woken.Token)
                    : Task.Delay(Timeout.InfiniteTimeSpan, woken.Token)
            );
            await woken.CancelAsync();
        }
        Task[] last;
        lock (sandbox.Gate)
            last = [.. _underWay.Values];
        await Task.WhenAll(last);
    }

    /// <summary>Starts an attempt for every webhook that has something due; when to look again by the clock.</summary>
    private DateTimeOffset? Start(CancellationToken stop)
    {
        DateTimeOffset? next = null;
        sandbox.Run(state =>
        {
            var now = sandbox.Clock.Now;
            var replaced = sandbox.Replaced;
            foreach (var delivery in state.Deliveries.Due(now).ToList())
            {
                if (_underWay.ContainsKey(delivery.WebhookId))
                    continue;
                if (
                    state.Webhooks.Find(delivery.WebhookId) is not { } webhook
                    || !webhook.Flag("enabled")
                )
                {
                    state.Deliveries.Drop(delivery.WebhookId);
                    sandbox.DeliveryBell.Ring();
                    continue;
                }
                _underWay[delivery.WebhookId] = Task.Run(
                    () =>
                        AttemptAsync(
                            state,
                            delivery,
                            webhook.Text("requestUrl")!,
                            webhook.Text("secretToken")!,
                            replaced,
                            stop
                        ),
                    CancellationToken.None
                );
            }
            // What is due and could not start is under way: its end rings.
            next = state.Deliveries.NextAttemptAfter(now);
        });
        return next;
    }

    private async Task AttemptAsync(
        SandboxState state,
        SandboxDelivery delivery,
        string address,
        string secret,
        CancellationToken replaced,
        CancellationToken stop
    )
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, replaced);
            var (status, error) = await sandbox.Sender.PostAsync(
                address,
                secret,
                Encoding.UTF8.GetBytes(delivery.Body),
                either.Token
            );
            // Without an answer because it was stopped: it stays due.
            if (status is null)
                either.Token.ThrowIfCancellationRequested();
            sandbox.Run(current =>
            {
                // Another state may have come in between: this delivery is none of its own.
                if (current == state)
                    state.Deliveries.Attempted(
                        delivery.Number,
                        new SandboxDeliveryAttempt(sandbox.Clock.Now, status, error)
                    );
            });
        }
        catch (OperationCanceledException) { }
        catch (Exception error)
        {
            LogMishap(log, delivery.Id, error);
        }
        finally
        {
            lock (sandbox.Gate)
                _underWay.Remove(delivery.WebhookId);
            sandbox.DeliveryBell.Ring();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Id} could not be written down.")]
    private static partial void LogMishap(ILogger logger, string id, Exception error);
}
