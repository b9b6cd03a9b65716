using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

internal static class LinkingSlice
{
    public static void AddLinking(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<SessionScope>();
        builder.Services.AddSingleton<LinkedAnswers>();
        builder.Services.AddSingleton<Attempts>();
        builder.Services.AddSingleton<ILinking, KeyCheck>();
        builder.AddScheme<SessionHandler>(SessionHandler.SchemeName);
    }

    public static void MapLinking(this WebApplication app)
    {
        MapSessions(app);
        MapHub(app);
        MapAttempts(app);
    }

    private static void MapSessions(WebApplication app)
    {
        const string tag = "Connect sessions";
        var api = app.MapGroup("/connect_sessions").RequireScope(KeyScopes.CredentialsWrite);
        api.MapPost("", CreateConnectSession.HandleAsync)
            .Audited("connect_session.created")
            .Documented(
                "create_connect_session",
                tag,
                "The right to link or edit one account of one customer, for a while",
                "Owner and provider decide whether linking makes an account or updates one; multiple makes a further one, account_id edits that one."
            )
            .Fails(StatusCodes.Status404NotFound)
            .Example(
                """{"origin_owner_id":"customer-42","origin_owner_name":"Acme","provider":"ashby","expires_in":1800}"""
            );
        api.MapPost("/authenticate", AuthenticateConnectSession.HandleAsync)
            .NotAudited("it only looks a session up")
            .Documented("authenticate_connect_session", tag, "Whose session a token is")
            .Example("""{"token":"…"}""");
    }

    private static void MapHub(WebApplication app)
    {
        const string tag = "Embedded hub";
        var hub = app.MapGroup("/hub")
            .RequireAuthorization(SessionHandler.SchemeName)
            .AllowAnyPage();
        hub.MapGet("/settings", GetHubSettings.HandleAsync)
            .Documented("hub_get_settings", tag, "Whether the session edits an account");
        hub.MapGet("/connectors", ListHubConnectors.HandleAsync)
            .Documented("hub_list_connectors", tag, "What the session can link");
        hub.MapGet("/connectors/{integrationId}", GetHubConnector.Handle)
            .Documented("hub_get_connector", tag, "The form by which a profile is linked");
        hub.MapPost("/accounts", LinkAccount.HandleAsync)
            .Audited("account.linked")
            .AddEndpointFilter<AttemptRecorder>()
            .Documented("hub_link_account", tag, "Links an account; its key is checked first")
            .Fails(429, 502)
            .Example("""{"integration_id":"prof_…","credentials":{"apiKey":"…"}}""");
        hub.MapGet("/accounts/{id}", GetHubAccount.HandleAsync)
            .Documented("hub_get_account", tag, "The account that the session edits");
        hub.MapPatch("/accounts/{id}", EditHubAccount.HandleAsync)
            .Audited("account.relinked")
            .AddEndpointFilter<AttemptRecorder>()
            .Documented("hub_edit_account", tag, "Edits an account; a secret left out stays")
            .Fails(429, 502)
            .Example("""{"integration_id":"prof_…","credentials":{}}""");
        hub.MapPost("/connection_attempts", HubAttempts.BeginAsync)
            .NotAudited("the attempt is its own record")
            .Documented("hub_begin_attempt", tag, "Begins a sign-in at the provider")
            .Example("""{"token":"…"}""");
        hub.MapGet("/connection_attempts/{id}", HubAttempts.ReadAsync)
            .Documented("hub_get_attempt", tag, "How it goes");
        hub.MapDelete("/connection_attempts/{id}", HubAttempts.CancelAsync)
            .NotAudited("the attempt is its own record")
            .Documented("hub_cancel_attempt", tag, "Gives it up");
        // A window's address, so its token is in the query.
        app.MapGet("/connect/oauth2/{integrationId}", HubAttempts.SignInAsync)
            .AllowAnonymous()
            .Documented("connect_oauth2", tag, "Where a person signs in at the provider")
            .Query("token", "The session's token.")
            .Query("connection_attempt_id", "The attempt that waits for it.");
    }

    private static void MapAttempts(WebApplication app)
    {
        const string tag = "Connection attempts";
        var attempts = app.MapGroup("/connection_attempts").RequireScope(KeyScopes.PlatformRead);
        attempts
            .MapGet("", ListAttempts.HandleAsync)
            .Documented("list_connection_attempts", tag, "How tries to link went, newest first")
            .Query("status", "Only in these states.", ParameterKind.List, AttemptStatus.All)
            .Query("providers", "Only of these connectors.", ParameterKind.List)
            .Query("account_ids", "Only of these accounts.", ParameterKind.List)
            .Query("origin_owner_ids", "Only of these customers.", ParameterKind.List)
            .Paged();
        attempts
            .MapGet("/{id}", ListAttempts.OneAsync)
            .Documented("get_connection_attempt", tag, "One try to link");
    }
}
