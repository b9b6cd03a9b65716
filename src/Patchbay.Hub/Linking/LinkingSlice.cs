using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.People;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Linking.Pages;
using Patchbay.Hub.Linking.Widget;

namespace Patchbay.Hub.Linking;

internal static class LinkingSlice
{
    public static void AddLinking(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<SessionScope>();
        builder.Services.AddSingleton<LinkedAnswers>();
        builder.Services.AddSingleton<Attempts>();
        builder.Services.AddSingleton<AttemptRecorder>();
        builder.Services.AddSingleton<Linker>();
        builder.Services.AddSingleton<ConnectPage>();
        builder.Services.AddSingleton<ConnectDoor>();
        builder.Services.AddSingleton<ConnectViews>();
        builder.Services.AddSingleton<ConnectRecheck>();
        builder.Services.AddSingleton<ShowLinkAccount>();
        builder.Services.AddSingleton<ILinking, KeyCheck>();
        builder.Services.AddSingleton<ILinkOffers, LinkOffers>();
        builder.AddScheme<SessionHandler>(SessionHandler.SchemeName);
    }

    public static void MapLinking(this WebApplication app)
    {
        MapSessions(app.MapGroup("/connect_sessions"));
        MapPage(app);
        MapLinkPages(app.DashboardPages().MapGroup("/accounts/link"));
        MapHub(app);
        MapAttempts(app);
    }

    private static void MapSessions(RouteGroupBuilder api)
    {
        const string tag = "Connect sessions";
        api.MapPost("", CreateConnectSession.HandleAsync)
            .RequireScope(KeyScopes.CredentialsWrite)
            .Audited("connect_session.created")
            .Documented(
                "create_connect_session",
                tag,
                "The right to link or edit one account of one customer, for a while",
                "Owner and provider decide whether linking makes an account or updates one; multiple makes a further one, account_id edits that one. It is good for one link, unless multiple."
            )
            .Fails(StatusCodes.Status404NotFound)
            .Example(
                """{"origin_owner_id":"customer-42","origin_owner_name":"Acme","provider":"ashby","expires_in":1800}"""
            );
        api.MapPost("/links", CreateConnectSession.HandleAsync)
            .WithMetadata(LinkLife.OfOperator)
            .RequireScope(KeyScopes.CredentialsWrite)
            .Audited("connect_session.created")
            .Documented(
                "create_auth_link",
                tag,
                "The same, for a link that is sent to the customer",
                "auth_link_url in the answer is the link. It is good for 30 days unless expires_in says otherwise; return_url is where its page leads back to."
            )
            .Fails(StatusCodes.Status404NotFound)
            .Example(
                """{"origin_owner_id":"customer-42","origin_owner_name":"Acme","provider":"ashby","return_url":"https://app.example.com/settings"}"""
            );
        api.MapGet("", ListConnectSessions.HandleAsync)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented(
                "list_connect_sessions",
                tag,
                "Sessions that can still be used, newest first"
            )
            .Query("origin_owner_id", "Only of this customer.")
            .Query("origin_owner_ids", "Only of these customers.", ParameterKind.List)
            .Paged();
        api.MapDelete("/{id}", RevokeConnectSession.HandleAsync)
            .RequireScope(KeyScopes.CredentialsWrite)
            .Audited("connect_session.revoked")
            .Documented(
                "revoke_connect_session",
                tag,
                "From now on its token and its link open nothing"
            );
        api.MapPost("/authenticate", AuthenticateConnectSession.HandleAsync)
            .RequireScope(KeyScopes.CredentialsWrite)
            .NotAudited("it only looks a session up")
            .Documented("authenticate_connect_session", tag, "Whose session a token is")
            .Example("""{"token":"…"}""");
    }

    private static void MapPage(WebApplication app)
    {
        // Who opens it has the link's token, and nothing else. A page: so not in the API's document.
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet(
            ConnectPage.Pattern,
            (string token, ConnectPage page, HttpContext http) => page.ShowAsync(token, http)
        );
        open.MapPost(
            ConnectPage.Pattern,
            (string token, ConnectPage page, HttpContext http) => page.SubmitAsync(token, http)
        );
        open.MapGet(ConnectPage.Former, ConnectPage.Forward);
        open.MapGet(WidgetScript.Path, WidgetScript.Handle);
        app.MapGet("/accounts/{id}/relink", RelinkAccount.HandleAsync)
            .RequireAuthorization(PersonPolicies.Member)
            .Audited("connect_session.created")
            .ExcludeFromDescription();
    }

    private static void MapLinkPages(RouteGroupBuilder pages)
    {
        pages
            .MapGet(
                "",
                (ShowLinkAccount page, Caller caller, HttpContext http) =>
                    page.ShowAsync(caller, http)
            )
            .ForMembers();
        pages
            .MapPost(
                "",
                (
                    [FromForm] TypedLink? form,
                    ShowLinkAccount page,
                    Caller caller,
                    HttpContext http
                ) => page.SubmitAsync(form ?? new(), caller, http)
            )
            .ForMembers()
            .Audited("connect_session.created");
        pages
            .MapGet(
                "/done",
                ([FromQuery(Name = "account_id")] string? account, DashboardView view) =>
                    ShowLinkAccount.Done(view, account ?? "")
            )
            .ForMembers();
        pages
            .MapPost(
                "/{id}/revoke",
                (string id, ShowLinkAccount page, Caller caller, HttpContext http) =>
                    page.RevokeAsync(id, caller, http)
            )
            .ForMembers()
            .Audited("connect_session.revoked");
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
            .Documented("hub_link_account", tag, "Links an account; its key is checked first")
            .Fails(429, 502)
            .Example("""{"integration_id":"prof_…","credentials":{"apiKey":"…"}}""");
        hub.MapGet("/accounts/{id}", GetHubAccount.HandleAsync)
            .Documented("hub_get_account", tag, "The account that the session edits");
        hub.MapPatch("/accounts/{id}", EditHubAccount.HandleAsync)
            .Audited("account.relinked")
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
