using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.People;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Dashboard;

/// <summary>Says who calls a page of the dashboard: a person, in the project that the address names.</summary>
internal sealed class DashboardProject(RequestDelegate next, IAccess access)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<DashboardPage>() is null)
            return next(http);
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
            return DashboardErrors.Show(http, StaleForm).ExecuteAsync(http);
        var id = http.Request.RouteValues["project"] as string;
        var project = access.Projects.FirstOrDefault(one => one.Id == id);
        if (project is null)
            return DashboardErrors.Show(http, NoProject).ExecuteAsync(http);
        var role = http.User.FindFirstValue(ClaimTypes.Role) ?? PersonRole.Viewer;
        http.Features.Set(
            new Caller(
                project.Id,
                new AuditActor("person", http.User.FindFirstValue(ClaimTypes.NameIdentifier)),
                ScopesOf(role)
            )
        );
        http.Features.Set(
            new DashboardView(
                project.Id,
                project.Name,
                access.Projects.Select(one => new ProjectChoice(one.Id, one.Name)).ToList(),
                http.User.FindFirstValue(ClaimTypes.GivenName) ?? "",
                role,
                http.Request.Path
            )
        );
        return next(http);
    }

    private static KeyScopes ScopesOf(string role) =>
        role switch
        {
            PersonRole.Admin => KeyScopes.All,
            PersonRole.Member => KeyScopes.Project,
            _ => KeyScopes.PlatformRead | KeyScopes.LogsRead,
        };

    private static ApiError NoProject { get; } =
        ApiError.NotFound("project_not_found", "There is no such project.") with
        {
            Remedy = "It may have another address by now.",
        };

    private static ApiError StaleForm { get; } =
        ApiError.Invalid("The form is too old, or was not sent by this dashboard.") with
        {
            Remedy = "Nothing was changed. Open the page again and send the form once more.",
        };
}
