using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>GET /hub/accounts/{id}: the account that the session edits. Its names are camel case.</summary>
internal static class GetHubAccount
{
    public static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        string id,
        ConnectSession session,
        SessionScope scope,
        ICatalog catalog,
        IAccounts accounts,
        HttpContext http
    )
    {
        var account = await scope.FindEditableAsync(session, id, http.RequestAborted);
        if (account is null || !catalog.TryGetConnector(account.Provider, out var connector))
            return AccountErrors.NotFound(id);
        return TypedResults.Ok(
            new Answer(
                account.Id,
                account.Provider,
                new Dictionary<string, string>(),
                new Dictionary<string, string>
                {
                    [connector.Authentication.KeyField] = KeyField.Show(
                        accounts.UnsealKey(account)
                    ),
                },
                connector.Info.Version,
                connector.Authentication.Key,
                catalog.FindProfile(account.ProjectId, account.ProfileId)?.Environment,
                account.ProfileId
            )
        );
    }

    internal sealed record Answer(
        [property: JsonPropertyName("secureId")] string SecureId,
        string Provider,
        [property: JsonPropertyName("setupInformation")]
            IReadOnlyDictionary<string, string> SetupInformation,
        IReadOnlyDictionary<string, string> Secrets,
        string Version,
        [property: JsonPropertyName("authConfigKey")] string AuthConfigKey,
        string? Environment,
        [property: JsonPropertyName("integrationId")] string IntegrationId
    );
}
