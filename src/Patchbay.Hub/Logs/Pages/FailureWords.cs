namespace Patchbay.Hub.Logs.Pages;

/// <summary>What went wrong, and what to do, for whoever reads the log afterwards: by the code that an entry keeps.</summary>
internal sealed record FailureWords(string Name, string Happened, string Remedy)
{
    private static readonly Dictionary<string, FailureWords> All = new(StringComparer.Ordinal)
    {
        ["missing_permission"] = new(
            "Missing permission",
            "The account's key lacks a permission that the action needs.",
            "Have the box ticked on the key, then check the account's permissions."
        ),
        ["key_rejected"] = new(
            "Key rejected",
            "The provider does not accept the account's key.",
            "Link the account again with a key that is active."
        ),
        ["invalid_input"] = new(
            "Invalid input",
            "The input does not fit the action's schema. Nothing was sent.",
            "Correct the input; the answer listed every fault."
        ),
        ["refused"] = new(
            "Refused by the provider",
            "The provider understood the request and said no.",
            "Read the provider's message in the answer; it says what it minds."
        ),
        ["not_found"] = new(
            "Not found",
            "The provider has nothing under the id that was given.",
            "Check the id; it may have been deleted or merged."
        ),
        ["rate_limited"] = new(
            "Rate limited",
            "The provider took no more requests of this key for a while.",
            "Send it again later, or spread the calls."
        ),
        ["provider_error"] = new(
            "Provider failed",
            "The provider answered that it failed by itself.",
            "Send it again later."
        ),
        ["unreadable_answer"] = new(
            "Unreadable answer",
            "What came back is not what the provider sends.",
            "Check the profile's address; a proxy in between may have answered."
        ),
        ["unreachable"] = new(
            "Provider unreachable",
            "The provider could not be reached.",
            "Check the address and the network, then send it again."
        ),
        ["timed_out"] = new(
            "Timed out",
            "The provider did not answer in time.",
            "Send it again, or allow more time."
        ),
        ["outcome_unknown"] = new(
            "Outcome unknown",
            "A write was sent and its answer was lost: it may have been carried out.",
            "Look in the provider whether it happened before it is sent again."
        ),
        ["unknown_action"] = new(
            "Unknown action",
            "No connector has an action of that name.",
            "List the actions to find its id."
        ),
        ["action_disabled"] = new(
            "Action disabled",
            "The connector profile does not allow the action.",
            "Enable the action on the profile, or call another one."
        ),
        ["off_for_agents"] = new(
            "Off for agents",
            "The action cannot be undone or mails a candidate, and an agent called it. Nothing was sent.",
            "Let a person do it, or turn it on for agents on the connector profile."
        ),
        ["limited_read_only"] = new(
            "Limited to reading",
            "The key or the agent session may only read. Nothing was sent.",
            "Call it with a key or a session that may change something."
        ),
        ["effect_not_allowed"] = new(
            "Effect not allowed",
            "The key or the agent session is limited to other effects. Nothing was sent.",
            "Call it with a key or a session that allows the effect."
        ),
        ["action_not_allowed"] = new(
            "Action not allowed",
            "The key or the agent session is limited to other actions. Nothing was sent.",
            "Call it with a key or a session that is made for it."
        ),
        ["calls_used_up"] = new(
            "Calls used up",
            "The key or the agent session has made all the calls it may. Nothing was sent.",
            "Make another key or session."
        ),
        ["writes_used_up"] = new(
            "Changes used up",
            "The key or the agent session has changed as much as it may. Nothing was sent.",
            "Make another key or session."
        ),
        ["account_not_found"] = new(
            "Account not found",
            "The project has no account of that id.",
            "Check the id in x-account-id."
        ),
        ["account_suspended"] = new(
            "Account suspended",
            "The account is switched off.",
            "Resume the account."
        ),
        ["account_inactive"] = new(
            "Account inactive",
            "The account's connector profile is switched off.",
            "Switch the profile on."
        ),
        ["account_error"] = new(
            "Account in error",
            "The provider no longer accepts the account's key.",
            "Link the account again with a key that is active."
        ),
        ["account_archived"] = new(
            "Account deleted",
            "The account was deleted.",
            "Link it again, or call another one."
        ),
        ["missing_account"] = new(
            "No account named",
            "The call names no account.",
            "Send the account's id in x-account-id."
        ),
        ["missing_scope"] = new(
            "Missing scope",
            "The API key does not have the scope that the route needs.",
            "Use a key with that scope."
        ),
        ["profile_mismatch"] = new(
            "Wrong profile",
            "The account cannot be used by way of the profile that was named.",
            "Name a profile of the account's connector, or none."
        ),
        ["cancelled"] = new(
            "Cancelled",
            "The caller went away before the provider had answered.",
            "Allow the call more time."
        ),
    };

    public static IReadOnlyList<Choice> Choices { get; } =
        All.Select(one => new Choice(one.Key, one.Value.Name)).OrderBy(one => one.Label).ToList();

    public static FailureWords Of(string code) =>
        All.GetValueOrDefault(code)
        ?? (
            code.StartsWith("provider_", StringComparison.Ordinal)
                ? new(
                    $"Provider answered {code["provider_".Length..]}",
                    "The provider refused the call.",
                    "Read the provider's answer, which was passed on whole."
                )
                : new(
                    code.Replace('_', ' '),
                    "The request was refused.",
                    "The answer said what to do."
                )
        );
}
