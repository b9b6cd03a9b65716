using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions;

internal enum RefusalKind
{
    AccountNotFound,
    AccountNotActive,
    ActionDisabled,
    ProfileMismatch,
    MissingPermission,
    Limited,
    OffForAgents,
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

    public static Refusal ActionDisabled(Profile profile, string action) =>
        new(
            RefusalKind.ActionDisabled,
            "action_disabled",
            $"The connector profile {profile.Name} does not allow {action}.",
            "Enable the action on the profile, or use another one."
        );

    /// <summary>Null when agents may run the action by this profile.</summary>
    public static Refusal? OffForAgents(Profile profile, ActionDefinition action)
    {
        if (profile.Agents.Allow(action))
            return null;
        var off = new List<(string Switch, string What)>(2);
        if (action.Irreversible && !profile.Agents.Irreversible)
            off.Add(("agents.irreversible", "cannot be undone"));
        if (action.MailsCandidate && !profile.Agents.MailsCandidates)
            off.Add(("agents.mails_candidates", "mails a candidate or has an option that does"));
        return new(
            RefusalKind.OffForAgents,
            "off_for_agents",
            $"{action.Label} {string.Join(", and ", off.Select(one => one.What))}: that is off for agents. Nothing was sent.",
            "Ask a person to do it, or to turn it on: "
                + $"PATCH /auth_configs/{profile.Id} with {string.Join(" and ", off.Select(one => one.Switch))}, "
                + $"or the connector profile {profile.Name} in the dashboard."
        );
    }

    public static Refusal? Limited(LimitRefusal? refusal) =>
        refusal is null
            ? null
            : new(RefusalKind.Limited, refusal.Code, refusal.Message, refusal.Remedy);

    public static string HowToRelink(Account account, HubLinks links) =>
        $"Link the account again, with a key that the provider accepts: {links.Relink(account.Id)}. "
        + $"If the key was switched on again: POST /accounts/{account.Id}/permissions/check.";

    /// <summary>Null when the account may run the action, as far as the hub itself has a say.</summary>
    public static Refusal? Find(Account account, Profile? profile, string action, HubLinks links) =>
        Find(account, profile, links)
        ?? (profile is { } known && !known.Enables(action) ? ActionDisabled(known, action) : null);

    /// <summary>Null when the account may be used at all.</summary>
    public static Refusal? Find(Account account, Profile? profile, HubLinks links)
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
                    _ => HowToRelink(account, links),
                }
            );
    }

    /// <summary>Null when the key is not known to lack anything.</summary>
    public static Refusal? Find(
        Connector connector,
        ActionDefinition action,
        Account account,
        IReadOnlyList<ScopeDefinition> missing,
        HubLinks links
    )
    {
        if (missing.Count == 0)
            return null;
        var boxes = string.Join(" and ", missing.Select(scope => scope.TickBox));
        return new(
            RefusalKind.MissingPermission,
            FailureCodes.Name(FailureKind.MissingPermission),
            $"The API key lacks a permission for {action.Label}: {boxes}. Nothing was sent.",
            $"In {connector.Info.Name}, open {connector.Scopes.FormPath}, edit the key and tick {boxes}; "
                + $"then POST /accounts/{account.Id}/permissions/check. "
                + $"How: {links.Guide(connector.Info.Key, missing.Select(scope => scope.Name))}"
        );
    }
}
