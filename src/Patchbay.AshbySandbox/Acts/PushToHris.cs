using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox.Acts;

/// <summary>Changes nothing here: the HRIS is told.</summary>
internal sealed class PushToHris()
    : Act(
        "application.pushToHris",
        "Pushes an application to the HRIS.",
        ActInput.Ids("applicationId")
    )
{
    public override Answer Do(JsonObject input, ActContext context)
    {
        if (context.State.Applications.Find(input.Text("applicationId")) is not { } application)
            return Errors.ApplicationNotFound;
        context.State.Events.Raise(WebhookTypes.PushToHris, application.Text("id")!);
        return ApplicationView.Of(application, context.State);
    }
}
