using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Linking.Pages;

namespace Patchbay.Hub.Linking;

internal static class LinkingSlice
{
    public static void AddLinking(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<SessionScope>();
        builder.Services.AddSingleton<LinkedAnswers>();
        builder.Services.AddSingleton<Linker>();
        builder.Services.AddSingleton<LinkPage>();
        builder.Services.AddSingleton<ILinking, KeyCheck>();
        builder.AddScheme<SessionHandler>(SessionHandler.SchemeName);
    }

    public static void MapLinking(this WebApplication app)
    {
        var api = app.MapGroup("/connect_sessions").RequireApiKey();
        api.MapPost("", CreateConnectSession.HandleAsync);
        api.MapPost("/links", CreateConnectSession.HandleAsync).WithMetadata(LinkLife.OfOperator);
        api.MapGet("", ListConnectSessions.HandleAsync);
        api.MapDelete("/{id}", RevokeConnectSession.HandleAsync);
        api.MapPost("/authenticate", AuthenticateConnectSession.HandleAsync);

        app.MapGet(LinkPage.Path, (LinkPage page, HttpContext http) => page.ShowAsync(http));
        app.MapPost(LinkPage.Path, (LinkPage page, HttpContext http) => page.SubmitAsync(http));

        var hub = app.MapGroup("/hub")
            .RequireAuthorization(SessionHandler.SchemeName)
            .AllowAnyPage();
        hub.MapGet("/settings", GetHubSettings.HandleAsync);
        hub.MapGet("/connectors", ListHubConnectors.HandleAsync);
        hub.MapGet("/connectors/{integrationId}", GetHubConnector.Handle);
        hub.MapPost("/accounts", LinkAccount.HandleAsync);
        hub.MapGet("/accounts/{id}", GetHubAccount.HandleAsync);
        hub.MapPatch("/accounts/{id}", EditHubAccount.HandleAsync);
    }
}
