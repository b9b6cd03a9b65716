using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events.Pages;

/// <summary>The pages that show webhooks and their deliveries, by what the API's own handlers answer.</summary>
internal static class ShowWebhooks
{
    public static async Task<IResult> ListAsync(
        Caller caller,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        var all = await ListWebhooks.HandleAsync(caller, databases, time, http);
        return HtmlPage.Show<WebhooksPage>(
            http,
            new { Webhooks = all.Value!.Data.Select(WebhookLine.From).ToList() }
        );
    }

    public static async Task<IResult> OneAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        var one = await GetWebhook.HandleAsync(id, caller, webhooks, time, http);
        if (one.Result is not Ok<WebhookAnswer> { Value: { } webhook })
            return one.Result;
        var found = await ListDeliveries.HandleAsync(id, caller, webhooks, databases, http);
        var fault = found.Result as ApiError;
        var list = (found.Result as Ok<ListDeliveries.Answer>)?.Value;
        var query = http.Request.Query;
        var model = new WebhookModel(
            WebhookLine.From(webhook),
            list?.Data.Select(DeliveryLine.From).ToList() ?? [],
            query["status"].ToString(),
            query["event"].ToString(),
            fault?.Message,
            list is { Page: > 1 } ? http.Request.With(("page", null)) : null,
            list is not null && list.Data.Count == list.PageSize
                ? http.Request.With(("page", $"{list.Page + 1}"))
                : null
        );
        return HtmlPage.Show<WebhookPage>(
            http,
            new { Model = model },
            fault?.Status ?? StatusCodes.Status200OK
        );
    }

    public static async Task<IResult> DeliveryAsync(
        string id,
        string deliveryId,
        Caller caller,
        Webhooks webhooks,
        TimeProvider time,
        HttpContext http
    ) => await ShowDeliveryAsync(id, deliveryId, null, caller, webhooks, time, http);

    /// <param name="refusal">Why it was not sent again.</param>
    public static async Task<IResult> ShowDeliveryAsync(
        string id,
        string deliveryId,
        ApiError? refusal,
        Caller caller,
        Webhooks webhooks,
        TimeProvider time,
        HttpContext http
    )
    {
        var one = await GetWebhook.HandleAsync(id, caller, webhooks, time, http);
        if (one.Result is not Ok<WebhookAnswer> { Value: { } webhook })
            return one.Result;
        var found = await GetDelivery.HandleAsync(id, deliveryId, caller, webhooks, http);
        return found.Result is Ok<DeliveryAnswer> { Value: { } delivery }
            ? HtmlPage.Show<DeliveryPage>(
                http,
                new { Model = DeliveryModel.From(webhook, delivery, refusal?.Message) },
                refusal?.Status ?? StatusCodes.Status200OK
            )
            : found.Result;
    }

    public static Task<IResult> RotationAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        TimeProvider time,
        HttpContext http
    ) => AskAsync<RotateSecretPage>(id, caller, webhooks, time, http);

    public static Task<IResult> DeletionAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        TimeProvider time,
        HttpContext http
    ) => AskAsync<DeleteWebhookPage>(id, caller, webhooks, time, http);

    private static async Task<IResult> AskAsync<TPage>(
        string id,
        Caller caller,
        Webhooks webhooks,
        TimeProvider time,
        HttpContext http
    )
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var one = await GetWebhook.HandleAsync(id, caller, webhooks, time, http);
        return one.Result is Ok<WebhookAnswer> { Value: { } webhook }
            ? HtmlPage.Show<TPage>(http, new { Webhook = WebhookLine.From(webhook) })
            : one.Result;
    }
}
