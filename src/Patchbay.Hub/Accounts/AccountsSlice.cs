using Patchbay.Hub.Access;

namespace Patchbay.Hub.Accounts;

internal static class AccountsSlice
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MasterKey>();
        builder.Services.AddSingleton<VaultKeys>();
        builder.Services.AddSingleton<Vault>();
        builder.Services.AddSingleton<IVault>(services => services.GetRequiredService<Vault>());
        builder.Services.AddSingleton<AccountDirectory>();
        builder.Services.AddSingleton<IAccounts>(services =>
            services.GetRequiredService<AccountDirectory>()
        );
        builder.Services.AddSingleton<ISealedSecrets>(services =>
            services.GetRequiredService<AccountDirectory>()
        );
        builder.Services.AddSingleton<VaultRotator>();
        builder.Services.AddHostedService(services => services.GetRequiredService<VaultRotator>());
    }

    public static void MapAccounts(this WebApplication app)
    {
        var api = app.MapGroup("/accounts");
        api.MapGet("", ListAccounts.HandleAsync).RequireScope(KeyScopes.PlatformRead);
        api.MapGet("/{id}", GetAccount.HandleAsync).RequireScope(KeyScopes.PlatformRead);
        api.MapPatch("/{id}", UpdateAccount.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("account.updated");
        api.MapDelete("/{id}", DeleteAccount.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("account.deleted");

        var rotation = app.MapGroup("/vault/rotation").RequireScope(KeyScopes.HubAdmin);
        rotation.MapGet("", RotateVault.StatusAsync);
        rotation.MapPost("", RotateVault.StartAsync).Audited("vault_rotation.started", ofHub: true);
        rotation
            .MapDelete("", RotateVault.StopAsync)
            .Audited("vault_rotation.stopped", ofHub: true);
    }
}
