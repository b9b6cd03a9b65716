using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Accounts.Pages;

/// <summary>POST accounts/{id}/suspend, /resume and /convert: one button each, in a row's menu or on the account's page.</summary>
internal static class ChangeAccount
{
    internal sealed record Form
    {
        /// <summary>Why it is suspended.</summary>
        public string? Reason { get; init; }

        /// <summary>What it is converted to.</summary>
        public string? Type { get; init; }

        /// <summary>The page that the button was on.</summary>
        public string? Back { get; init; }
    }

    public static Task<IResult> SuspendAsync(
        string id,
        [FromForm] Form? form,
        [AsParameters] AccountServices services
    ) =>
        ChangeAsync(
            id,
            form,
            UpdateAccount.Request.Nothing with
            {
                Status = AccountStatus.Suspended,
                StatusReason = form?.Reason,
            },
            services
        );

    public static Task<IResult> ResumeAsync(
        string id,
        [FromForm] Form? form,
        [AsParameters] AccountServices services
    ) =>
        ChangeAsync(
            id,
            form,
            UpdateAccount.Request.Nothing with
            {
                Status = AccountStatus.Active,
            },
            services
        );

    public static Task<IResult> ConvertAsync(
        string id,
        [FromForm] Form? form,
        [AsParameters] AccountServices services
    ) =>
        ChangeAsync(
            id,
            form,
            UpdateAccount.Request.Nothing with
            {
                Type = form?.Type ?? "",
            },
            services
        );

    private static async Task<IResult> ChangeAsync(
        string id,
        Form? form,
        UpdateAccount.Request change,
        AccountServices services
    )
    {
        if (await services.ChangeAsync(id, change) is { } fault)
            return fault;
        var list = services.Http.Features.GetRequiredFeature<DashboardView>().To("accounts");
        // Only a page of accounts: the field comes from the browser.
        var back = form?.Back is { } asked && IsOfAccounts(asked, list) ? asked : $"{list}/{id}";
        return HtmlPage.Then(QueryHelpers.AddQueryString(back, "done", "saved"));
    }

    private static bool IsOfAccounts(string path, string list) =>
        path == list
        || path.StartsWith(list + "?", StringComparison.Ordinal)
        || path.StartsWith(list + "/", StringComparison.Ordinal);
}
