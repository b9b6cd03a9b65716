using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Patchbay.Hub.Access;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events.Pages;

/// <summary>The forms that make and change a webhook; what they refuse comes back with the fault in its place.</summary>
internal static class EditWebhook
{
    public static RazorComponentResult<WebhookFormPage> ShowNew(HttpContext http) =>
        Show(http, new WebhookForm("", WebhookEvents.All, "").Model(null, null));

    public static async Task<IResult> CreateAsync(
        [FromForm] string? url,
        [FromForm] StringValues? events,
        [FromForm] string? description,
        Caller caller,
        WebhookRules rules,
        WebhookSecrets secrets,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        var form = WebhookForm.Of(url, events, description);
        var made = await CreateWebhook.HandleAsync(
            new(form.Url, form.Events, form.Description, Enabled: true),
            caller,
            rules,
            secrets,
            databases,
            time,
            http
        );
        return made.Result is Created<WebhookAnswer> { Value: { Secret: { } secret } webhook }
            ? HtmlPage.Show<WebhookSecretPage>(
                http,
                new { Model = new WebhookSecretModel(WebhookLine.From(webhook), secret, null) }
            )
            : Show(http, form.Model(null, (ApiError)made.Result));
    }

    public static async Task<IResult> ShowAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        TimeProvider time,
        HttpContext http
    )
    {
        var found = await GetWebhook.HandleAsync(id, caller, webhooks, time, http);
        return found.Result is Ok<WebhookAnswer> { Value: { } webhook }
            ? Show(
                http,
                new WebhookForm(webhook.Url, webhook.Events, webhook.Description ?? "").Model(
                    id,
                    null
                )
            )
            : found.Result;
    }

    public static async Task<IResult> SaveAsync(
        string id,
        [FromForm] string? url,
        [FromForm] StringValues? events,
        [FromForm] string? description,
        Caller caller,
        Webhooks webhooks,
        WebhookRules rules,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        var form = WebhookForm.Of(url, events, description);
        var saved = await UpdateWebhook.HandleAsync(
            id,
            new(form.Url, form.Events, form.Description, Enabled: null),
            caller,
            webhooks,
            rules,
            databases,
            time,
            http
        );
        return saved.Result switch
        {
            ApiError { Status: StatusCodes.Status400BadRequest } fault => Show(
                http,
                form.Model(id, fault)
            ),
            ApiError other => other,
            _ => HtmlPage.Then(
                http.Features.GetRequiredFeature<DashboardView>().To($"webhooks/{id}?done=saved")
            ),
        };
    }

    private static RazorComponentResult<WebhookFormPage> Show(
        HttpContext http,
        WebhookFormModel model
    ) =>
        HtmlPage.Show<WebhookFormPage>(
            http,
            new { Model = model },
            model.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
}
