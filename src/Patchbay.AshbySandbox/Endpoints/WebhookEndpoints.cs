using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Webhook settings. Nothing is delivered yet, so no ping fails and a webhook is enabled from the start.</summary>
internal static class WebhookEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["webhook.create"] = Create;
        table["webhook.info"] = Info;
        table["webhook.update"] = Update;
        table["webhook.delete"] = Delete;
    }

    private static Answer Create(JsonObject request, SandboxContext context)
    {
        if (!IsHttp(request.Text("requestUrl")!))
            return Errors.InvalidInput("requestUrl must be an http or https address");
        // The same address and type twice is refused (section 8).
        var type = request.Text("webhookType");
        if (
            context
                .State.Webhooks.After(-1)
                .Any(entry =>
                    entry.Record.Text("webhookType") == type
                    && entry.Record.Text("requestUrl") == request.Text("requestUrl")
                )
        )
            return Errors.InvalidInput("Duplicate webhook");
        var webhook = new JsonObject
        {
            ["id"] = context.State.Ids.Next("webhook"),
            ["enabled"] = true,
            ["requestUrl"] = request.Text("requestUrl"),
            ["secretToken"] = request.Text("secretToken"),
            ["webhookType"] = type,
        };
        context.State.Webhooks.Save(webhook);
        return webhook;
    }

    // The secret is left out (section 8).
    private static Answer Info(JsonObject request, SandboxContext context)
    {
        if (context.State.Webhooks.Find(request.Text("webhookId")) is not { } webhook)
            return Errors.NotFound("webhook");
        webhook.Remove("secretToken");
        return webhook;
    }

    private static Answer Update(JsonObject request, SandboxContext context)
    {
        if (request.Count == 1)
            return Errors.InvalidInput("One of enabled, requestUrl, secretToken is required");
        if (request.Text("requestUrl") is { } url && !IsHttp(url))
            return Errors.InvalidInput("requestUrl must be an http or https address");
        if (context.State.Webhooks.Find(request.Text("webhookId")) is not { } webhook)
            return Errors.NotFound("webhook");
        webhook.Take(request, "enabled", "requestUrl", "secretToken");
        context.State.Webhooks.Save(webhook);
        return webhook;
    }

    private static Answer Delete(JsonObject request, SandboxContext context)
    {
        if (context.State.Webhooks.Find(request.Text("webhookId")) is not { } webhook)
            return Errors.NotFound("webhook");
        context.State.Webhooks.Remove(webhook.Text("id")!);
        return new JsonObject { ["webhookId"] = webhook.Text("id") };
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");
}
