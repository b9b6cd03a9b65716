using System.Text.Json;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Accounts;

/// <summary>A linked account on the wire. Of the credential only the names of its fields could be told, and are not.</summary>
/// <param name="SetupInformation">Never null: StackOne's C# client fails on it.</param>
internal sealed record LinkedAccountAnswer(
    string Id,
    string Provider,
    string ProviderName,
    string Status,
    IReadOnlyList<StatusReason> StatusReasons,
    string OriginOwnerId,
    string OriginOwnerName,
    string? OriginUsername,
    IReadOnlyDictionary<string, string> Credentials,
    IReadOnlyDictionary<string, string> SetupInformation,
    string? Label,
    string Type,
    JsonElement? Metadata,
    string IntegrationId,
    string? Environment,
    bool Shared,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static LinkedAccountAnswer From(Account account, ICatalog catalog)
    {
        var profile = catalog.FindProfile(account.ProjectId, account.ProfileId);
        return new(
            account.Id,
            account.Provider,
            catalog.TryGetConnector(account.Provider, out var connector)
                ? connector.Info.Name
                : account.Provider,
            AccountStatus.Shown(account, profile),
            AccountStatus.ReasonsShown(account, profile),
            account.OriginOwnerId,
            account.OriginOwnerName,
            account.OriginUsername,
            Nothing,
            Nothing,
            account.Label,
            account.Type,
            account.Metadata,
            account.ProfileId,
            profile?.Environment,
            Shared: true,
            account.CreatedAt,
            account.UpdatedAt
        );
    }
}
