using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Accounts.Pages;

/// <summary>What the list of accounts shows.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record AccountsModel(
    AccountsQuery Query,
    IReadOnlyList<AccountLine> Rows,
    int Total,
    string? Next,
    IReadOnlyList<AccountChoice> Connectors,
    IReadOnlyList<AccountChoice> Profiles
);

/// <summary>One of a select's options.</summary>
public sealed record AccountChoice(string Value, string Name);

/// <summary>An account as lists and titles show it.</summary>
/// <param name="Status">As callers see it.</param>
/// <param name="Reasons">Why it is not active.</param>
public sealed record AccountLine(
    string Id,
    string OwnerName,
    string OwnerId,
    string? Username,
    string? Label,
    string Connector,
    string Type,
    string ProfileId,
    string Profile,
    string Status,
    IReadOnlyList<AccountReason> Reasons,
    DateTimeOffset ConnectedAt
)
{
    public bool IsTest => Type == AccountType.Test;

    public bool IsSuspended => Status == AccountStatus.Suspended;

    /// <summary>The badge's meaning.</summary>
    public string? Kind =>
        Status switch
        {
            AccountStatus.Active => "good",
            AccountStatus.Error => "bad",
            AccountStatus.Suspended => "care",
            _ => null,
        };

    internal static AccountLine From(Account account, ICatalog catalog)
    {
        var profile = catalog.FindProfile(account.ProjectId, account.ProfileId);
        return new(
            account.Id,
            account.OriginOwnerName,
            account.OriginOwnerId,
            account.OriginUsername is { Length: > 0 } username ? username : null,
            account.Label is { Length: > 0 } label ? label : null,
            catalog.TryGetConnector(account.Provider, out var connector)
                ? connector.Info.Name
                : account.Provider,
            account.Type,
            account.ProfileId,
            profile?.Name ?? account.ProfileId,
            AccountStatus.Shown(account, profile),
            AccountStatus
                .ReasonsShown(account, profile)
                .Select(reason => new AccountReason(reason.Description, reason.Timestamp))
                .ToList(),
            account.CreatedAt
        );
    }
}

public sealed record AccountReason(string Text, DateTimeOffset At);
