using System.Text.Json;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Webhooks;

/// <summary>The deliveries: all that are pending, and the last that are finished.</summary>
internal sealed class DeliveryBook(IdMint ids, ChangeLog changes) : IStatePart
{
    public const string Collection = "webhookDelivery";
    public const int FinishedKept = 1_000;

    private readonly SortedDictionary<long, SandboxDelivery> _pending = [];
    private readonly SortedDictionary<long, SandboxDelivery> _finished = [];

    /// <summary>The number of the last delivery.</summary>
    public long Last { get; private set; }

    /// <summary>Oldest first.</summary>
    public IEnumerable<SandboxDelivery> All =>
        _pending.Values.Concat(_finished.Values).OrderBy(delivery => delivery.Number);

    /// <summary>When the next attempt becomes due; null when nothing waits for that.</summary>
    public DateTimeOffset? NextAttemptAfter(DateTimeOffset now) =>
        _pending
            .Values.Where(delivery => delivery.NextAttemptAt > now)
            .Min(delivery => delivery.NextAttemptAt);

    /// <summary>What is due, one for each webhook: what has waited longest, and of these the first.</summary>
    public IEnumerable<SandboxDelivery> Due(DateTimeOffset now) =>
        _pending
            .Values.Where(delivery => delivery.NextAttemptAt <= now)
            .GroupBy(delivery => delivery.WebhookId)
            .Select(ofOneWebhook => ofOneWebhook.MinBy(delivery => delivery.NextAttemptAt)!);

    public void Add(
        string webhookId,
        string webhookType,
        string actionId,
        string body,
        DateTimeOffset now
    ) =>
        Put(
            new SandboxDelivery
            {
                Number = Last + 1,
                Id = ids.Next("webhookDelivery"),
                WebhookId = webhookId,
                WebhookType = webhookType,
                WebhookActionId = actionId,
                Body = body,
                CreatedAt = now,
                NextAttemptAt = now,
            }
        );

    /// <summary>Writes down an attempt and what follows from it.</summary>
    public void Attempted(long number, SandboxDeliveryAttempt attempt)
    {
        if (_pending.TryGetValue(number, out var delivery))
            Put(RetryPlan.After(delivery, attempt));
    }

    /// <summary>Gives up what waits for a webhook that takes nothing any more.</summary>
    public void Drop(string webhookId)
    {
        foreach (var delivery in _pending.Values.Where(one => one.WebhookId == webhookId).ToList())
            Put(delivery with { Status = SandboxDeliveryStatus.Dropped, NextAttemptAt = null });
    }

    public IEnumerable<StateRow> Rows() => All.Select(Row);

    public void Load(StateRow row)
    {
        Last = Math.Max(Last, row.Position);
        if (row.Record is { } saved)
            Set(row.Position, saved.Deserialize<SandboxDelivery>());
    }

    private void Put(SandboxDelivery delivery)
    {
        Put(delivery.Number, delivery.Id, delivery);
        if (_finished.Count > FinishedKept)
        {
            var (number, oldest) = _finished.First();
            Put(number, oldest.Id, null);
        }
    }

    private void Put(long number, string id, SandboxDelivery? delivery)
    {
        var (before, last) = (Find(number), Last);
        Set(number, delivery);
        Last = Math.Max(Last, number);
        changes.Note(
            Collection,
            owner: "",
            id,
            () => delivery is null ? Gone(number, id) : Row(delivery),
            () =>
            {
                Set(number, before);
                Last = last;
            }
        );
    }

    private SandboxDelivery? Find(long number) =>
        _pending.GetValueOrDefault(number) ?? _finished.GetValueOrDefault(number);

    private void Set(long number, SandboxDelivery? delivery)
    {
        _pending.Remove(number);
        _finished.Remove(number);
        if (delivery is not null)
            (delivery.Status == SandboxDeliveryStatus.Pending ? _pending : _finished)[number] =
                delivery;
    }

    private static StateRow Row(SandboxDelivery delivery) =>
        Gone(delivery.Number, delivery.Id) with
        {
            Record = JsonSerializer.SerializeToNode(delivery)!.AsObject(),
        };

    private static StateRow Gone(long number, string id) =>
        new(Collection, Owner: "", id, Position: number, Change: 0, Record: null);
}
