using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Accounts.Pages;

/// <summary>GET accounts: the project's accounts, to search, filter and sort; all of it is in the address.</summary>
internal static class ShowAccounts
{
    private const int PageSize = 50;

    public static async Task<IResult> HandleAsync(
        Caller caller,
        AccountListing listing,
        ICatalog catalog,
        HttpContext http
    )
    {
        var query = AccountsQuery.Read(http.Request.Query);
        var profiles = catalog.Profiles(caller.ProjectId);
        if (AccountOrder.Find(query.Sort, profiles) is not { } order)
            return Again(http, query.By(AccountOrder.Connected));
        var page = await listing.PageAsync(
            caller.ProjectId,
            FilterOf(query),
            order,
            query.Descending,
            query.Next,
            http.RequestAborted
        );
        if (page is null)
            return Again(http, query with { Next = null });
        var model = new AccountsModel(
            query,
            page.Rows.Select(account => AccountLine.From(account, catalog)).ToList(),
            page.Total,
            page.Next,
            catalog
                .Connectors.Select(one => new AccountChoice(one.Info.Key, one.Info.Name))
                .ToList(),
            profiles.Select(one => new AccountChoice(one.Id, one.Name)).ToList()
        );
        return HtmlPage.Show<AccountsPage>(http, new { Model = model });
    }

    private static AccountFilter FilterOf(AccountsQuery query) =>
        new(One(query.Connector), [], [], One(query.Status), Skip: 0, PageSize)
        {
            Types = One(query.Type),
            ProfileIds = One(query.Profile),
            Text = query.Search,
        };

    private static string[] One(string value) => value.Length == 0 ? [] : [value];

    /// <summary>An address that was cut or made up leads to the list that it can still mean.</summary>
    private static RedirectHttpResult Again(HttpContext http, AccountsQuery query) =>
        HtmlPage.Then(
            http.Features.GetRequiredFeature<DashboardView>().To("accounts") + query.ToQuery()
        );
}
