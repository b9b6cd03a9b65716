using Patchbay.Hub.Access;

namespace Patchbay.Hub.Accounts;

internal static class AccountsSlice
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MasterKey>();
        builder.Services.AddSingleton<VaultKeys>();
        builder.Services.AddSingleton<Vault>();
        builder.Services.AddSingleton<AccountListing>();
        builder.Services.AddSingleton<Retention>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Retention>());
        builder.Services.AddSingleton<IAccounts, AccountDirectory>();
    }

    public static void MapAccounts(this WebApplication app)
    {
        var api = app.MapGroup("/accounts").RequireApiKey();
        api.MapGet("", ListAccounts.HandleAsync);
        api.MapGet("/{id}", GetAccount.HandleAsync);
        api.MapPatch("/{id}", UpdateAccount.HandleAsync);
        api.MapDelete("/{id}", DeleteAccount.HandleAsync);
    }
}
