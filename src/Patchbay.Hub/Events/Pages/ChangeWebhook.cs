using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events.Pages;

/// <summary>What a button does with a webhook.</summary>
internal static class ChangeWebhook
{
    public static Task<IResult> SwitchOnAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        WebhookRules rules,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    ) => SwitchAsync(on: true, id, caller, webhooks, rules, databases, time, http);

    public static Task<IResult> SwitchOffAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        WebhookRules rules,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    ) => SwitchAsync(on: false, id, caller, webhooks, rules, databases, time, http);

    public static async Task<IResult> PingAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        WebhookAttempts attempts,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        var sent = await PingWebhook.HandleAsync(
            id,
            caller,
            webhooks,
            attempts,
            databases,
            time,
            http
        );
        return Then(
            sent.Result,
            http,
            $"webhooks/{id}/deliveries/{(sent.Result as Ok<DeliveryAnswer>)?.Value?.Id}"
        );
    }

    public static async Task<IResult> ResendAsync(
        string id,
        string deliveryId,
        Caller caller,
        Webhooks webhooks,
        SendSignal signal,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        var sent = await ResendDelivery.HandleAsync(
            id,
            deliveryId,
            caller,
            webhooks,
            signal,
            databases,
            time,
            http
        );
        return sent.Result is ApiError { Status: StatusCodes.Status409Conflict } refusal
            ? await ShowWebhooks.ShowDeliveryAsync(
                id,
                deliveryId,
                refusal with
                {
                    Message = "This webhook is off. Switch it on first.",
                },
                caller,
                webhooks,
                time,
                http
            )
            : Then(
                sent.Result,
                http,
                $"webhooks/{id}/deliveries/{(sent.Result as Created<DeliveryAnswer>)?.Value?.Id}?done=sent"
            );
    }

    public static async Task<IResult> RotateAsync(
        string id,
        [FromForm(Name = "overlap_seconds")] int? overlap,
        Caller caller,
        Webhooks webhooks,
        WebhookSecrets secrets,
        TimeProvider time,
        HttpContext http
    )
    {
        var rotated = await RotateSecret.HandleAsync(
            id,
            new(overlap),
            caller,
            webhooks,
            secrets,
            time,
            http
        );
        return rotated.Result is Ok<WebhookAnswer> { Value: { Secret: { } secret } webhook }
            ? HtmlPage.Show<WebhookSecretPage>(
                http,
                new
                {
                    Model = new WebhookSecretModel(
                        WebhookLine.From(webhook),
                        secret,
                        webhook.NextSecretFrom
                    ),
                }
            )
            : rotated.Result;
    }

    public static async Task<IResult> DeleteAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        var deleted = await DeleteWebhook.HandleAsync(id, caller, webhooks, databases, time, http);
        return Then(deleted.Result, http, "webhooks?done=deleted");
    }

    private static async Task<IResult> SwitchAsync(
        bool on,
        string id,
        Caller caller,
        Webhooks webhooks,
        WebhookRules rules,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        var done = await UpdateWebhook.HandleAsync(
            id,
            new(null, null, null, on),
            caller,
            webhooks,
            rules,
            databases,
            time,
            http
        );
        return Then(done.Result, http, $"webhooks/{id}?done=saved");
    }

    /// <summary>On to this page of the project, unless it was refused.</summary>
    private static IResult Then(IResult result, HttpContext http, string page) =>
        result is ApiError
            ? result
            : HtmlPage.Then(http.Features.GetRequiredFeature<DashboardView>().To(page));
}
