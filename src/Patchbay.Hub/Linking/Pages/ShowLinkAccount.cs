using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Linking.Widget;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>accounts/link: the three ways to link, as the API offers them.</summary>
internal sealed class ShowLinkAccount(
    Sessions sessions,
    IAccounts accounts,
    ICatalog catalog,
    HubAddress address,
    TimeProvider time
)
{
    private const int MostShown = 100;

    private static readonly TypedLink Untouched = new();

    public Task<IResult> ShowAsync(Caller caller, HttpContext http) =>
        ShowAsync(caller, http, Untouched, made: null, fault: null);

    public async Task<IResult> SubmitAsync(TypedLink form, Caller caller, HttpContext http)
    {
        var now = form.Way == "now";
        var answer = await CreateConnectSession.HandleAsync(
            new(
                form.OwnerId,
                form.OwnerName,
                Given(form.Username),
                null,
                null,
                null,
                null,
                TimeSpan.FromDays(form.Days).TotalSeconds,
                null,
                null,
                null,
                form.Type,
                Given(form.Profile),
                null,
                Given(form.ReturnUrl) ?? (now ? OwnReturn(http) : null)
            ),
            caller,
            sessions,
            accounts,
            catalog,
            address,
            time,
            http
        );
        if (answer.Result is ApiError refusal)
        {
            return await ShowAsync(caller, http, form, made: null, refusal.Message);
        }
        var session = ((Created<ConnectSessionAnswer>)answer.Result).Value!;
        var link = session.AuthLinkUrl!.AbsoluteUri;
        return now
            ? HtmlPage.Then(link)
            : await ShowAsync(
                caller,
                http,
                Untouched,
                new MadeLink(session.OriginOwnerName, link, session.ExpiresAt),
                fault: null
            );
    }

    public async Task<IResult> RevokeAsync(string id, Caller caller, HttpContext http) =>
        (await RevokeConnectSession.HandleAsync(id, caller, sessions, http)).Result
            is ApiError refusal
            ? refusal
            : HtmlPage.Then(View(http).To("accounts/link?done=revoked"));

    private async Task<IResult> ShowAsync(
        Caller caller,
        HttpContext http,
        TypedLink typed,
        MadeLink? made,
        string? fault
    )
    {
        var open = await sessions.ListOpenAsync(
            caller.ProjectId,
            [],
            new(1, MostShown),
            http.RequestAborted
        );
        var hub = address.Public(http.Request);
        return HtmlPage.Show<LinkAccountPage>(
            http,
            new
            {
                Model = new LinkAccountModel(
                    typed,
                    catalog
                        .Profiles(caller.ProjectId)
                        .Where(profile => profile.Active)
                        .Select(profile => new LinkProfile(profile.Id, profile.Name))
                        .ToList(),
                    open.Select(session => new OpenLink(
                            session.Id,
                            session.OriginOwnerName,
                            session.OriginOwnerId,
                            session.Provider,
                            session.CreatedAt,
                            session.ExpiresAt
                        ))
                        .ToList(),
                    $$"""
                    curl -u "$PATCHBAY_KEY:" {{hub}}connect_sessions -H 'content-type: application/json' \
                      -d '{"origin_owner_id":"customer-42","origin_owner_name":"Acme Inc"}'
                    """,
                    $"""
                    <script src="{new Uri(hub, WidgetScript.Path.TrimStart('/'))}" defer></script>
                    <patchbay-hub token="…"></patchbay-hub>
                    """,
                    made,
                    fault
                ),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    /// <summary>GET accounts/link/done: where the hub's page leads back to when an operator linked; on to the account.</summary>
    public static IResult Done(DashboardView view, string accountId = "") =>
        HtmlPage.Then(
            view.To(
                accountId.Length == 0
                    ? "accounts"
                    : $"accounts/{Uri.EscapeDataString(accountId)}?done=linked"
            )
        );

    /// <summary>Nowhere where the hub's address is none to lead back to.</summary>
    private string? OwnReturn(HttpContext http)
    {
        var done = new Uri(
            address.Public(http.Request),
            View(http).To("accounts/link/done")
        ).AbsoluteUri;
        return ReturnAddress.Fault(done) is null ? done : null;
    }

    private static DashboardView View(HttpContext http) =>
        http.Features.GetRequiredFeature<DashboardView>();

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
