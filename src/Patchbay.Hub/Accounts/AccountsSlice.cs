using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts.Pages;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Accounts;

internal static class AccountsSlice
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MasterKey>();
        builder.Services.AddSingleton<VaultKeys>();
        builder.Services.AddSingleton<Vault>();
        builder.Services.AddSingleton<IVault>(services => services.GetRequiredService<Vault>());
        builder.Services.AddSingleton<VaultRotator>();
        builder.Services.AddHostedService(services => services.GetRequiredService<VaultRotator>());
        builder.Services.AddSingleton<AccountListing>();
        builder.Services.AddSingleton<Retention>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Retention>());
        builder.Services.AddSingleton<AccountDirectory>();
        builder.Services.AddSingleton<IAccounts>(services =>
            services.GetRequiredService<AccountDirectory>()
        );
        builder.Services.AddSingleton<ISealedSecrets>(services =>
            services.GetRequiredService<AccountDirectory>()
        );
    }

    public static void MapAccounts(this WebApplication app)
    {
        MapLinked(app.MapGroup("/accounts"));
        MapPages(app.DashboardPages());
        MapRotation(app.MapGroup("/vault/rotation").RequireScope(KeyScopes.HubAdmin));
    }

    private static void MapLinked(RouteGroupBuilder api)
    {
        const string tag = "Accounts";
        api.MapGet("", ListAccounts.HandleAsync)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented("list_linked_accounts", tag, "Linked accounts, oldest first")
            .Query("provider", "Only of this connector.")
            .Query("providers", "Only of these connectors.", ParameterKind.List)
            .Query("account_ids", "Only these.", ParameterKind.List)
            .Query("origin_owner_id", "Only of this customer.")
            .Query("origin_owner_ids", "Only of these customers.", ParameterKind.List)
            .Query("status", "Only in these states.", ParameterKind.List)
            .Paged();
        api.MapGet("/{id}", GetAccount.HandleAsync)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented("get_account", tag, "One linked account");
        api.MapGet("/{id}/meta", GetAccountMeta.HandleAsync)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented("get_account_meta_info", tag, "What kind of provider an account is of");
        api.MapPatch("/{id}", UpdateAccount.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("account.updated")
            .Documented(
                "update_account",
                tag,
                "Changes an account; what is left out stays",
                "A new key wants credentials:write too, and is checked with the provider before it is stored. status_reason says why an account is suspended."
            )
            .Fails(429, 502)
            .Example(
                """{"label":"Europe","status":"suspended","status_reason":"Contract ended in March."}"""
            );
        api.MapDelete("/{id}", DeleteAccount.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("account.deleted")
            .Documented(
                "delete_account",
                tag,
                "Takes an account's key away at once, the rest after a retention time"
            );
    }

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("/accounts", ShowAccounts.HandleAsync);
        var account = pages.MapGroup("/accounts/{id}");
        account.MapGet("", ShowAccount.HandleAsync);
        account.MapGet("/edit", EditAccount.ShowAsync).ForMembers();
        account.MapPost("/edit", EditAccount.SubmitAsync).ForMembers().Audited("account.updated");
        account
            .MapPost("/suspend", ChangeAccount.SuspendAsync)
            .ForMembers()
            .Audited("account.updated");
        account
            .MapPost("/resume", ChangeAccount.ResumeAsync)
            .ForMembers()
            .Audited("account.updated");
        account
            .MapPost("/convert", ChangeAccount.ConvertAsync)
            .ForMembers()
            .Audited("account.updated");
        account.MapGet("/delete", ShowDeleteAccount.HandleAsync).ForMembers();
        account
            .MapPost("/delete", ShowDeleteAccount.SubmitAsync)
            .ForMembers()
            .Audited("account.deleted");
    }

    private static void MapRotation(RouteGroupBuilder rotation)
    {
        const string tag = "Vault";
        rotation
            .MapGet("", RotateVault.StatusAsync)
            .Documented("get_vault_rotation", tag, "How far the last key rotation is");
        rotation
            .MapPost("", RotateVault.StartAsync)
            .Audited("vault_rotation.started", ofHub: true)
            .Documented(
                "start_vault_rotation",
                tag,
                "Seals every secret under new data keys, while the hub serves",
                "Goes on with a rotation that was stopped."
            );
        rotation
            .MapDelete("", RotateVault.StopAsync)
            .Audited("vault_rotation.stopped", ofHub: true)
            .Documented("stop_vault_rotation", tag, "Stops it; starting goes on where it stopped")
            .Fails(StatusCodes.Status409Conflict);
    }
}
