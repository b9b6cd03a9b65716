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
        var api = app.MapGroup("").RequireApiKey();
        api.MapGet("/actions", ListActions.HandleAsync);
        api.MapGet("/connectors/meta", GetConnectorsMeta.HandleAll);
        api.MapGet("/connectors/meta/{provider}", GetConnectorsMeta.HandleOne);
        app.MapGet("/connectors/{key}/logo.svg", GetConnectorLogo.Handle).AllowAnonymous();
        api.MapGet("/auth_configs", ListAuthConfigs.Handle);
        api.MapPatch("/auth_configs/{id}", UpdateAuthConfig.HandleAsync);
    }
}
