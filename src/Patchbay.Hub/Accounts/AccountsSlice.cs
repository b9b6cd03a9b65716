using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Accounts;

internal static class AccountsSlice
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MasterKey>();
        builder.Services.AddSingleton<VaultKeys>();
        builder.Services.AddSingleton<Vault>();
        builder.Services.AddSingleton<AccountListing>();
        builder.Services.AddSingleton<IAccountEvents, LoggedAccountEvents>();
        builder.Services.AddSingleton<Retention>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Retention>());
        builder.Services.AddSingleton<IAccounts, AccountDirectory>();
    }

    public static void MapAccounts(this WebApplication app)
    {
        var api = app.MapGroup("/accounts").RequireApiKey();
        const string tag = "Accounts";
        api.MapGet("", ListAccounts.HandleAsync)
            .Documented("list_linked_accounts", tag, "Linked accounts, oldest first")
            .Query("provider", "Only of this connector.")
            .Query("providers", "Only of these connectors.", ParameterKind.List)
            .Query("account_ids", "Only these.", ParameterKind.List)
            .Query("origin_owner_id", "Only of this customer.")
            .Query("origin_owner_ids", "Only of these customers.", ParameterKind.List)
            .Query("status", "Only in these states.", ParameterKind.List)
            .Paged();
        api.MapGet("/{id}", GetAccount.HandleAsync)
            .Documented("get_account", tag, "One linked account");
        api.MapGet("/{id}/meta", GetAccountMeta.HandleAsync)
            .Documented("get_account_meta_info", tag, "What kind of provider an account is of");
        api.MapPatch("/{id}", UpdateAccount.HandleAsync)
            .Documented(
                "update_account",
                tag,
                "Changes an account; what is left out stays",
                "A new key is checked with the provider before it is stored; status_reason says why an account is suspended."
            )
            .Fails(429, 502)
            .Example(
                """{"label":"Europe","status":"suspended","status_reason":"Contract ended in March."}"""
            );
        api.MapDelete("/{id}", DeleteAccount.HandleAsync)
            .Documented(
                "delete_account",
                tag,
                "Takes an account's key away at once, the rest after a retention time"
            );
    }
}
