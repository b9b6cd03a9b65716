using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog.Pages;
using Patchbay.Hub.Catalog.Search;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

internal static class CatalogSlice
{
    public static void AddCatalog(this WebApplicationBuilder builder)
    {
        // Begun now, on another processor: it takes as long as all the rest until somebody asks for it.
        var connectors = Task.Run(() => new ShippedConnectors());
        builder.Services.AddSingleton(_ => connectors.GetAwaiter().GetResult());
        builder.Services.AddSingleton<ProviderAddresses>();
        builder.Services.AddSingleton<ICatalog, ProjectCatalog>();
        builder.Services.AddSingleton<ActionDetailsCache>();
    }

    public static void MapCatalog(this WebApplication app)
    {
        app.MapGet("/connectors/{connector}/logo.svg", ConnectorLogo.Handle)
            .AllowAnonymous() // pages show it as an image, which carries no key
            .ExcludeFromDescription();
        MapActions(app.MapGroup("").RequireScope(KeyScopes.PlatformRead));
        MapSearch(app.MapGroup("/actions").RequireScope(KeyScopes.PlatformRead));
        MapAuthConfigs(app.MapGroup("/auth_configs"));
        MapPages(app.DashboardPages());
    }

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("/profiles", ShowProfiles.HandleAsync);
        pages.MapGet("/profiles/new", ShowProfile.HandleNew).ForMembers();
        pages.MapGet("/profiles/{id}", ShowProfile.HandleAsync);
        pages
            .MapPost("/profiles/new", SaveProfile.CreateAsync)
            .ForMembers()
            .Audited("auth_config.created");
        pages
            .MapPost("/profiles/{id}", SaveProfile.UpdateAsync)
            .ForMembers()
            .Audited("auth_config.updated");
        pages.MapGet("/profiles/{id}/delete", DeleteProfile.AskAsync).ForMembers();
        pages
            .MapPost("/profiles/{id}/delete", DeleteProfile.HandleAsync)
            .ForMembers()
            .Audited("auth_config.deleted");
    }

    private static void MapActions(RouteGroupBuilder api)
    {
        const string tag = "Catalog";
        api.MapGet("/actions", ListActions.HandleAsync)
            .Documented(
                "list_actions_meta",
                tag,
                "What can be done, by connector or by account",
                "A page holds whole connectors. With filter[account_ids], the actions that each account's profile enables."
            )
            .Query("page_size", "Groups a page, 1 to 100; 25 unless said.", ParameterKind.Number)
            .Query("page", "Taken and without meaning: pages go by next.", ParameterKind.Number)
            .Query("next", "The cursor that the page before gave.")
            .Query("group_by", "Taken; actions are always grouped by connector.")
            .Query("filter[connectors]", "Keys of connectors, separated by commas.")
            .Query("filter[account_ids]", "Ids of accounts, separated by commas.")
            .Query("filter[action_key]", "Ids of actions, separated by commas.")
            .Query(
                "include",
                "What to add: input schemas and examples, guides by which a key is made.",
                ParameterKind.List,
                "action_details",
                "operation_details",
                "authentication_guides"
            )
            .Query("exclude", "Leaves the actions out.", ParameterKind.List, "actions")
            .Query("search", "Text in an action's id, label or description.");
        api.MapGet("/connectors/meta", GetConnectorsMeta.HandleAll)
            .Documented("list_connectors_meta", tag, "What can be linked")
            .Query("include", "Taken and without meaning here.");
        api.MapGet("/connectors/meta/{provider}", GetConnectorsMeta.HandleOne)
            .Documented("get_connector_meta", tag, "One connector")
            .Query("include", "Taken and without meaning here.");
    }

    private static void MapSearch(RouteGroupBuilder api)
    {
        const string tag = "Catalog";
        api.MapPost("/search", SearchActions.HandleAsync)
            .NotAudited("it reads the catalog")
            .Documented(
                "search_actions",
                tag,
                "Finds the actions that a request in words means",
                "Best first, in any of five languages; the exact id has the score 1. With an account, only what its profile enables. "
                    + "include adds input schemas and example requests, from the best downwards, as far as max_tokens allows."
            )
            .Header("x-account-id", "Only what this account's profile enables.")
            .Fails(StatusCodes.Status404NotFound)
            .Example(
                """{"query":"move the candidate to onsite","connector":"ashby","top_k":5,"include":["schema"],"max_tokens":2000}"""
            );
        api.MapPost("/build", BuildActions.Handle)
            .NotAudited("it changes nothing that anybody could see")
            .Documented(
                "build_actions",
                tag,
                "Makes the index that a connector's actions are searched by",
                "The first search makes it too; answers once it is there."
            )
            .Fails(StatusCodes.Status404NotFound)
            .Example("""{"connector_key":"ashby"}""");
    }

    private static void MapAuthConfigs(RouteGroupBuilder api)
    {
        const string tag = "Connector profiles";
        api.MapGet("", ListAuthConfigs.Handle)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented("list_auth_configs", tag, "The project's connector profiles")
            .Query("connector_key", "Only of this connector.")
            .Query("enabled", "Only those that are on, or off.", ParameterKind.Flag)
            .Paged();
        api.MapPost("", CreateAuthConfig.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("auth_config.created")
            .Documented(
                "create_auth_config",
                tag,
                "Makes a further profile of a connector",
                "enabled_actions says which actions may run by it; left out or [\"*\"] allows all. agents says what agents may do that cannot be undone (irreversible) or mails a candidate (mails_candidates): both false unless said."
            )
            .Example(
                """{"connector_key":"ashby","name":"Read only","enabled_actions":["ashby_list_candidates"]}"""
            );
        api.MapGet("/{id}", GetAuthConfig.Handle)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented("get_auth_config", tag, "One connector profile");
        api.MapPatch("/{id}", UpdateAuthConfig.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("auth_config.updated")
            .Documented(
                "update_auth_config",
                tag,
                "Switches a profile on or off, renames it, makes it the default, or says what may run",
                "agents turns on for agents what cannot be undone (irreversible) and what mails a candidate or has an option that does (mails_candidates)."
            )
            .Example("""{"agents":{"irreversible":false,"mails_candidates":true}}""");
        api.MapDelete("/{id}", DeleteAuthConfig.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("auth_config.deleted")
            .Documented("delete_auth_config", tag, "Deletes a profile that no account is linked by")
            .Fails(StatusCodes.Status409Conflict);
    }
}
