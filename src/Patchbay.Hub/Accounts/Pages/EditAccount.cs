using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Accounts.Pages;

/// <summary>accounts/{id}/edit: whose account it is, and what the operator notes about it.</summary>
internal static class EditAccount
{
    public static async Task<IResult> ShowAsync(
        string id,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http
    ) =>
        await accounts.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } account
            ? HtmlPage.Show<EditAccountPage>(
                http,
                new
                {
                    Account = AccountLine.From(account, catalog),
                    Typed = new TypedAccount
                    {
                        OwnerName = account.OriginOwnerName,
                        OwnerId = account.OriginOwnerId,
                        Username = account.OriginUsername,
                        Label = account.Label,
                        Metadata = ShowAccount.Text(account.Metadata),
                    },
                }
            )
            : AccountErrors.NotFound(id);

    public static async Task<IResult> SubmitAsync(
        string id,
        [FromForm] TypedAccount? typed,
        [AsParameters] AccountServices services
    )
    {
        var (caller, http, form) = (services.Caller, services.Http, typed ?? new());
        if (
            await services.Accounts.FindAsync(caller.ProjectId, id, http.RequestAborted)
            is not { } account
        )
            return AccountErrors.NotFound(id);
        var fault = Metadata(form.Metadata, out var metadata)
            ? (
                await services.ChangeAsync(
                    id,
                    UpdateAccount.Request.Nothing with
                    {
                        OriginOwnerName = form.OwnerName ?? "",
                        OriginOwnerId = form.OwnerId ?? "",
                        OriginUsername = form.Username ?? "",
                        Label = JsonSerializer.SerializeToElement(form.Label ?? ""),
                        Metadata = metadata,
                    }
                )
            )?.Message
            : "The metadata is no JSON object.";
        if (fault is null)
            return HtmlPage.Then(
                http.Features.GetRequiredFeature<DashboardView>().To($"accounts/{id}?done=saved")
            );
        return HtmlPage.Show<EditAccountPage>(
            http,
            new
            {
                Account = AccountLine.From(account, services.Catalog),
                Typed = form,
                Fault = fault,
            },
            StatusCodes.Status400BadRequest
        );
    }

    private static bool Metadata(string? typed, out JsonElement metadata)
    {
        try
        {
            metadata = JsonSerializer.Deserialize<JsonElement>(
                string.IsNullOrWhiteSpace(typed) ? "{}" : typed
            );
            return metadata.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            metadata = default;
            return false;
        }
    }
}
