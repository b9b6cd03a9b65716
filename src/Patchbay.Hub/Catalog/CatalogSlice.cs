using Patchbay.Hub.Access;

namespace Patchbay.Hub.Catalog;

internal static class CatalogSlice
{
    public static void AddCatalog(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ShippedConnectors>();
        builder.Services.AddSingleton<ProviderAddresses>();
        builder.Services.AddSingleton<ICatalog, ProjectCatalog>();
        builder.Services.AddSingleton<ActionDetailsCache>();
    }

    public static void MapCatalog(this WebApplication app)
    {
        var api = app.MapGroup("").RequireScope(KeyScopes.PlatformRead);
        api.MapGet("/actions", ListActions.HandleAsync);
        api.MapGet("/connectors/meta", GetConnectorsMeta.HandleAll);
        api.MapGet("/connectors/meta/{provider}", GetConnectorsMeta.HandleOne);
        api.MapGet("/auth_configs", ListAuthConfigs.Handle);
        app.MapPatch("/auth_configs/{id}", UpdateAuthConfig.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("auth_config.updated");
    }
}
