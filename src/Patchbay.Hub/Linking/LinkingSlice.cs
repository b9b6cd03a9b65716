using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

internal static class LinkingSlice
{
    public static void AddLinking(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<SessionScope>();
        builder.Services.AddSingleton<ILinking, KeyCheck>();
        builder.AddScheme<SessionHandler>(SessionHandler.SchemeName);
    }

    public static void MapLinking(this WebApplication app)
    {
        var api = app.MapGroup("/connect_sessions").RequireScope(KeyScopes.CredentialsWrite);
        api.MapPost("", CreateConnectSession.HandleAsync).Audited("connect_session.created");
        api.MapPost("/authenticate", AuthenticateConnectSession.HandleAsync)
            .NotAudited("it only looks a session up");

        var hub = app.MapGroup("/hub")
            .RequireAuthorization(SessionHandler.SchemeName)
            .AllowAnyPage();
        hub.MapGet("/settings", GetHubSettings.HandleAsync);
        hub.MapGet("/connectors", ListHubConnectors.HandleAsync);
        hub.MapGet("/connectors/{integrationId}", GetHubConnector.Handle);
        hub.MapPost("/accounts", LinkAccount.HandleAsync).Audited("account.linked");
        hub.MapGet("/accounts/{id}", GetHubAccount.HandleAsync);
        hub.MapPatch("/accounts/{id}", EditHubAccount.HandleAsync).Audited("account.relinked");
    }
}
