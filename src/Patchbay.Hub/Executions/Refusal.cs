using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Executions;

internal enum RefusalKind
{
    AccountNotFound,
    AccountNotActive,
    ActionDisabled,
    ProfileMismatch,
}

/// <summary>Why the hub sent nothing.</summary>
internal sealed record Refusal(RefusalKind Kind, string Code, string Message, string? Remedy)
{
    public static Refusal AccountNotFound(string id) =>
        new(
            RefusalKind.AccountNotFound,
            "account_not_found",
            $"There is no account {id} in this project.",
            "GET /accounts lists the accounts of the key's project."
        );

    public static Refusal ProfileMismatch(string profileId, Account account) =>
        new(
            RefusalKind.ProfileMismatch,
            "profile_mismatch",
            $"x-connector-profile-id {profileId} is no connector profile for {account.Provider} that account {account.Id} can use.",
            "Name a profile of the account's connector and environment from GET /auth_configs, or leave the header out."
        );

    /// <summary>Null when the account may run the action.</summary>
    public static Refusal? Find(Account account, Profile? profile, string action) =>
        Find(account, profile)
        ?? (profile is { } known && !known.Enables(action) ? ActionDisabled(known, action) : null);

    public static Refusal ActionDisabled(Profile profile, string action) =>
        new(
            RefusalKind.ActionDisabled,
            "action_disabled",
            $"The connector profile {profile.Name} does not allow {action}.",
            "Enable the action on the profile, or use another one."
        );

    /// <summary>Null when the account may be used at all.</summary>
    public static Refusal? Find(Account account, Profile? profile)
    {
        var status = AccountStatus.Shown(account, profile);
        return status == AccountStatus.Active
            ? null
            : new(
                RefusalKind.AccountNotActive,
                $"account_{status}",
                $"The account is {status}"
                    + (account.StatusReasons is [var reason, ..] ? $": {reason.Description}" : "."),
                status switch
                {
                    AccountStatus.Suspended =>
                        $"Resume it: PATCH /accounts/{account.Id} {{\"status\":\"active\"}}.",
                    AccountStatus.Inactive =>
                        "Its connector profile is switched off: switch it on.",
                    _ => "Link the account again, with a key that the provider accepts.",
                }
            );
    }
}
