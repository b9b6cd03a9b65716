using System.Text.Json;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Accounts.Pages;

/// <summary>GET accounts/{id}: one account.</summary>
internal static class ShowAccount
{
    private static readonly JsonSerializerOptions ToRead = new() { WriteIndented = true };

    public static async Task<IResult> HandleAsync(
        string id,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http
    ) =>
        await accounts.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } account
            ? HtmlPage.Show<AccountPage>(
                http,
                new
                {
                    Account = AccountLine.From(account, catalog),
                    account.KeyGivenAt,
                    ChangedAt = account.UpdatedAt,
                    Metadata = Text(account.Metadata),
                }
            )
            : AccountErrors.NotFound(id);

    /// <summary>Indented; null where there is none.</summary>
    public static string? Text(JsonElement? metadata) =>
        metadata is { ValueKind: JsonValueKind.Object } given && given.EnumerateObject().Any()
            ? JsonSerializer.Serialize(given, ToRead)
            : null;
}
