using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox.Acts;

internal sealed class AddWebhook(WebhookSender sender)
    : Act(
        "webhook.add",
        "Adds a webhook of any type: four of them can be had in the admin screens only.",
        ActInput.Of(
            ["webhookType", "requestUrl", "secretToken"],
            ("webhookType", ActInput.OneOf(WebhookTypes.All.Select(type => type.Name))),
            ("requestUrl", ActInput.Text),
            ("secretToken", ActInput.Text)
        )
    )
{
    public override Answer Do(JsonObject input, ActContext context) =>
        WebhookEndpoints.Create(input, context.State, sender);
}
