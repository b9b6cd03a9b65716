using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Accounts.Pages;

public sealed partial class AccountsPage
{
    // The menus' buttons send this one form, each to its own address.
    private const string Acts = "account-acts";

    private static readonly AccountChoice[] Statuses =
    [
        new(AccountStatus.Active, "Active"),
        new(AccountStatus.Suspended, "Suspended"),
        new(AccountStatus.Error, "Error"),
        new(AccountStatus.Inactive, "Inactive"),
    ];

    private static readonly AccountChoice[] Types =
    [
        new(AccountType.Production, "Production"),
        new(AccountType.Test, "Test"),
    ];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required AccountsModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private AccountsQuery Query => Model.Query;

    private string Said =>
        (Model.Next, Query.Next) is (null, null) ? Counted : $"{Model.Rows.Count} of {Counted}";

    private string Counted => $"{Model.Total:N0} {(Model.Total == 1 ? "account" : "accounts")}";

    private string Address(AccountsQuery query) => View.To("accounts") + query.ToQuery();
}
