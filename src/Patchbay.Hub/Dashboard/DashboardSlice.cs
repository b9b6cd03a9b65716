using Microsoft.AspNetCore.Antiforgery;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.People;
using Patchbay.Hub.Dashboard.Pages;

namespace Patchbay.Hub.Dashboard;

/// <summary>
/// The frame of the dashboard: who is signed in, in which project, and what every page of it has. The pages themselves
/// lie in the folder of what they show, and add themselves by <see cref="DashboardPages"/>.
/// </summary>
internal static class DashboardSlice
{
    private const string Root = "/dashboard/{project}";

    public static void AddDashboard(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<ShowSettings>();

    public static void UseDashboard(this WebApplication app) =>
        app.UseMiddleware<DashboardProject>();

    public static void MapDashboard(this WebApplication app)
    {
        app.MapGet("/dashboard", DashboardStart.Handle)
            .RequireAuthorization(PersonPolicies.Viewer)
            .ExcludeFromDescription();
        app.MapGet("/dashboard/accounts", DashboardStart.HandleAccounts)
            .RequireAuthorization(PersonPolicies.Viewer)
            .ExcludeFromDescription();
        var pages = app.DashboardPages();
        pages.MapGet("/live", Live.Handle);
        pages.MapGet("/settings", ShowSettings.HandleAsync);
        pages
            .MapPost("/settings/vault/rotate", ShowSettings.RotateAsync)
            .ForAdmins()
            .Audited("vault.rotation_started", ofHub: true);
        pages
            .MapPost("/settings/vault/stop", ShowSettings.StopAsync)
            .ForAdmins()
            .Audited("vault.rotation_stopped", ofHub: true);
        pages
            .MapPost("/settings/projects", ShowSettings.MakeProjectAsync)
            .ForAdmins()
            .Audited("project.created", ofHub: true);
    }

    /// <summary>
    /// Where a slice maps its pages: paths go on from the project's. Whoever is signed in may open them; what changes
    /// something asks for more by <see cref="ForMembers"/> or <see cref="ForAdmins"/>. Handlers take a
    /// <see cref="Caller"/>, as those of the API do.
    /// </summary>
    public static RouteGroupBuilder DashboardPages(this WebApplication app) =>
        app.MapGroup(Root)
            .RequireAuthorization(PersonPolicies.Viewer)
            .WithMetadata(new DashboardPage(), new RequireAntiforgeryTokenAttribute())
            .AddEndpointFilter(DashboardErrors.Filter)
            .ExcludeFromDescription();

    public static TBuilder ForMembers<TBuilder>(this TBuilder pages)
        where TBuilder : IEndpointConventionBuilder =>
        pages.RequireAuthorization(PersonPolicies.Member);

    public static TBuilder ForAdmins<TBuilder>(this TBuilder pages)
        where TBuilder : IEndpointConventionBuilder =>
        pages.RequireAuthorization(PersonPolicies.Admin);
}

/// <summary>Marks an endpoint of the dashboard.</summary>
internal sealed record DashboardPage;
