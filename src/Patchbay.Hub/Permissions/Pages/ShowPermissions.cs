using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Accounts.Pages;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Permissions.Pages;

/// <summary>accounts/{id}/permissions: the report as a page, and the check on demand.</summary>
internal static class ShowPermissions
{
    public static async Task<IResult> HandleAsync(
        string id,
        Caller caller,
        AccountReports reports,
        ICatalog catalog,
        HttpContext http,
        string state = ""
    ) =>
        await reports.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } found
            ? await ShowAsync(found, reports, catalog, http, state, fault: null)
            : AccountErrors.NotFound(id);

    public static async Task<IResult> CheckAsync(
        string id,
        Caller caller,
        AccountReports reports,
        Rechecks rechecks,
        ICatalog catalog,
        DashboardView view,
        HttpContext http
    )
    {
        var answer = await CheckPermissions.HandleAsync(id, caller, reports, rechecks, http);
        if (answer.Result is not ApiError refusal)
            return HtmlPage.Then(view.To($"accounts/{id}/permissions?done=checked"));
        return await reports.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } found
            ? await ShowAsync(
                found,
                reports,
                catalog,
                http,
                state: "",
                $"{refusal.Message} {refusal.Remedy}"
            )
            : refusal;
    }

    private static async Task<RazorComponentResult<PermissionsPage>> ShowAsync(
        ReportedAccount found,
        AccountReports reports,
        ICatalog catalog,
        HttpContext http,
        string state,
        string? fault
    )
    {
        var report = await reports.AnswerAsync(found, http.RequestAborted);
        var connector = found.Connector;
        return HtmlPage.Show<PermissionsPage>(
            http,
            new
            {
                Model = new PermissionsModel(
                    AccountLine.From(found.Account, catalog),
                    state,
                    report.CheckedAt,
                    report.Complete,
                    report
                        .Scopes.Select(scope => new ShownScope(
                            scope.TickBox,
                            scope.Name,
                            PermissionWords.Of(scope.Status),
                            PermissionWords.Of(scope.LearnedBy),
                            scope.LearnedAt,
                            scope.Needed
                        ))
                        .ToList(),
                    report.Actions.Select(action => Shown(action, connector)).ToList(),
                    Boxes(report.Missing, connector),
                    Boxes(report.TooMuch, connector),
                    report.GuideUrl?.AbsoluteUri,
                    fault
                ),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status412PreconditionFailed
        );
    }

    private static ShownAction Shown(PermissionsAnswer.Action action, Connector connector) =>
        new(
            action.Id,
            action.Label,
            connector.TryGetAction(action.Id, out var known) ? known.Resource : "",
            PermissionWords.Of(action.Status),
            action.Missing
        );

    private static List<string> Boxes(IEnumerable<string> scopes, Connector connector) =>
        scopes
            .Select(scope => connector.Scopes.TryGet(scope, out var known) ? known.TickBox : scope)
            .ToList();
}
