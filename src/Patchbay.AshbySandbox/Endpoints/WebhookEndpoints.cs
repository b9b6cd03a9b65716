using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Webhook settings. A webhook whose receiver does not take the ping is kept, but disabled (section 8).</summary>
internal static class WebhookEndpoints
{
    public static void AddTo(HandlerTable table, WebhookSender sender)
    {
        table["webhook.create"] = (request, context) => Create(request, context.State, sender);
        table["webhook.info"] = Info;
        table["webhook.update"] = (request, context) => Update(request, context.State, sender);
        table["webhook.delete"] = Delete;
    }

    public static Answer Create(JsonObject request, SandboxState state, WebhookSender sender)
    {
        if (Refusal(request, state) is { } error)
            return error;
        return Answer.After(async stop =>
        {
            var answers = await PingAsync(request, sender, stop);
            return current =>
            {
                // Somebody else may have made the same one during the ping.
                if (Refusal(request, current) is { } late)
                    return late;
                var webhook = new JsonObject
                {
                    ["id"] = current.Ids.Next("webhook"),
                    ["enabled"] = answers,
                };
                webhook.Take(request, "requestUrl", "secretToken", "webhookType");
                current.Webhooks.Save(webhook);
                return webhook;
            };
        });
    }

    // The secret is left out (section 8).
    private static Answer Info(JsonObject request, SandboxContext context)
    {
        if (context.State.Webhooks.Find(request.Text("webhookId")) is not { } webhook)
            return Errors.NotFound("webhook");
        webhook.Remove("secretToken");
        return webhook;
    }

    private static Answer Update(JsonObject request, SandboxState state, WebhookSender sender)
    {
        if (request.Count == 1)
            return Errors.InvalidInput("One of enabled, requestUrl, secretToken is required");
        var (edited, error) = Edited(request, state);
        if (edited is null)
            return error!;
        return Answer.After(async stop =>
        {
            var answers = await PingAsync(edited, sender, stop);
            return current =>
            {
                var (webhook, late) = Edited(request, current);
                if (webhook is null)
                    return late!;
                if (!answers)
                    webhook["enabled"] = false;
                current.Webhooks.Save(webhook);
                return webhook;
            };
        });
    }

    private static (JsonObject? Webhook, SandboxError? Error) Edited(
        JsonObject request,
        SandboxState state
    )
    {
        if (state.Webhooks.Find(request.Text("webhookId")) is not { } webhook)
            return (null, Errors.NotFound("webhook"));
        webhook.Take(request, "enabled", "requestUrl", "secretToken");
        return Refusal(webhook, state) is { } error ? (null, error) : (webhook, null);
    }

    private static Answer Delete(JsonObject request, SandboxContext context)
    {
        if (context.State.Webhooks.Find(request.Text("webhookId")) is not { } webhook)
            return Errors.NotFound("webhook");
        context.State.Webhooks.Remove(webhook.Text("id")!);
        return new JsonObject { ["webhookId"] = webhook.Text("id") };
    }

    // The same address and type twice is refused (section 8).
    private static SandboxError? Refusal(JsonObject wanted, SandboxState state) =>
        !IsHttp(wanted.Text("requestUrl")!)
            ? Errors.InvalidInput("requestUrl must be an http or https address")
        : state.Webhooks.After(-1).Any(entry => IsSame(entry.Record, wanted))
            ? Errors.InvalidInput("Duplicate webhook")
        : null;

    private static bool IsSame(JsonObject webhook, JsonObject wanted) =>
        webhook.Text("webhookType") == wanted.Text("webhookType")
        && webhook.Text("requestUrl") == wanted.Text("requestUrl")
        && webhook.Text("id") != wanted.Text("id");

    private static Task<bool> PingAsync(
        JsonObject webhook,
        WebhookSender sender,
        CancellationToken stop
    ) => sender.PingAsync(webhook.Text("requestUrl")!, webhook.Text("secretToken")!, stop);

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");
}
