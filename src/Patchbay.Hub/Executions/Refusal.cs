using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Executions;

internal enum RefusalKind
{
    AccountNotFound,
    AccountNotActive,
    ActionDisabled,
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

    /// <summary>Null when the account may run the action.</summary>
    public static Refusal? Find(Account account, Profile? profile, string action)
    {
        var status = AccountStatus.Shown(account, profile);
        if (status != AccountStatus.Active)
            return new(
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
        return profile is { } known && !known.Enables(action)
            ? new(
                RefusalKind.ActionDisabled,
                "action_disabled",
                $"The connector profile {known.Name} does not allow {action}.",
                "Enable the action on the profile, or use another one."
            )
            : null;
    }
}
