using Patchbay.Hub.Access;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Permissions.Pages;

namespace Patchbay.Hub.Permissions;

internal static class PermissionsSlice
{
    public static void AddPermissions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RecheckQueue>();
        builder.Services.AddSingleton<IPermissions, PermissionBook>();
        builder.Services.AddSingleton<Rechecks>();
        builder.Services.AddSingleton<AccountReports>();
        builder.Services.AddHostedService<RecheckService>();
    }

    public static void MapPermissions(this WebApplication app)
    {
        var api = app.MapGroup("/accounts/{id}/permissions");
        const string tag = "Accounts";
        api.MapGet("", GetPermissions.HandleAsync)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented(
                "get_account_permissions",
                tag,
                "What an account's key may do, as far as it is known",
                "For every scope of the provider whether the key holds it, when and how that was learned; for every enabled action whether it works; what is missing, what is too much. Nothing is asked of the provider."
            );
        api.MapPost("/check", CheckPermissions.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited(CheckPermissions.Act)
            .Documented(
                "check_account_permissions",
                tag,
                "Asks the provider now what the key may do",
                "Only reads. An account in error whose key works again is active after it."
            )
            .Fails(412, 429, 502);

        var pages = app.DashboardPages().MapGroup("/accounts/{id}/permissions");
        pages.MapGet("", ShowPermissions.HandleAsync);
        pages
            .MapPost("/check", ShowPermissions.CheckAsync)
            .ForMembers()
            .Audited(CheckPermissions.Act);
    }
}
