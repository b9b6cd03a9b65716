using Patchbay.Hub.Access;

namespace Patchbay.Hub.Permissions;

internal static class PermissionsSlice
{
    public static void AddPermissions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RecheckQueue>();
        builder.Services.AddSingleton<IPermissions, PermissionBook>();
        builder.Services.AddSingleton<Rechecks>();
        builder.Services.AddHostedService<RecheckService>();
    }

    public static void MapPermissions(this WebApplication app)
    {
        var api = app.MapGroup("/accounts/{id}/permissions").RequireApiKey();
        api.MapGet("", GetPermissions.HandleAsync);
        api.MapPost("/check", CheckPermissions.HandleAsync);
    }
}
