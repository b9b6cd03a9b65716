using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Webhooks;

/// <summary>
/// Turns what happened in a call that is kept into deliveries, in the same transaction. Everything about one record in one
/// call is one event with one webhookActionId, however many webhooks it goes to; a client that tells events apart by
/// webhookActionId and action loses none.
/// </summary>
internal sealed class EventDesk(SandboxState state)
{
    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Happening> _raised = [];

    /// <summary>Says what the changed records do not show.</summary>
    public void Raise(WebhookType type, string subject, JsonObject? data = null) =>
        _raised.Add(new Happening(type, subject, data));

    public void Forget() => _raised.Clear();

    /// <summary>Whether there is now something to deliver.</summary>
    public bool Settle(DateTimeOffset now)
    {
        var before = state.Deliveries.Last;
        if (!state.Changes.IsEmpty || _raised.Count > 0)
            Deliver(now);
        Forget();
        return state.Deliveries.Last > before;
    }

    private void Deliver(DateTimeOffset now)
    {
        var webhooks = state
            .Webhooks.After(-1)
            .Select(entry => entry.Record)
            .Where(webhook => webhook.Flag("enabled"))
            .ToLookup(webhook => webhook.Text("webhookType"), webhook => webhook.Text("id")!);
        if (webhooks.Count == 0)
            return;
        var happenings = _raised.Concat(RecordEvents.Of(state.Changes)).ToList();
        foreach (var ofOneRecord in happenings.GroupBy(happening => happening.Subject))
        {
            string? actionId = null;
            foreach (
                var happening in ofOneRecord.SelectMany(WithRelated).DistinctBy(one => one.Type)
            )
            {
                if (
                    !webhooks.Contains(happening.Type.Name)
                    || (happening.Data ?? happening.Type.Data(state, happening.Subject))
                        is not { } data
                )
                    continue;
                actionId ??= state.Ids.Next("webhookAction");
                var body = Body(happening.Type.Name, actionId, data);
                foreach (var webhookId in webhooks[happening.Type.Name])
                    state.Deliveries.Add(webhookId, happening.Type.Name, actionId, body, now);
            }
        }
    }

    private static IEnumerable<Happening> WithRelated(Happening happening) =>
        [happening, .. happening.Type.Also.Select(type => new Happening(type, happening.Subject))];

    private static string Body(string type, string actionId, JsonObject data) =>
        new JsonObject
        {
            ["action"] = type,
            ["webhookActionId"] = actionId,
            ["data"] = data,
        }.ToJsonString(Written);
}
