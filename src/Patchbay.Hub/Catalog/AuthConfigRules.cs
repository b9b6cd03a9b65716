using Patchbay.Engine.Definitions;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>What a connector profile may be, for those who make and those who change one.</summary>
internal static class AuthConfigRules
{
    public static ApiError NotFound(string id) =>
        ApiError.NotFound("profile_not_found", $"There is no connector profile {id}.");

    public static ApiError? FindFault(
        string? name,
        IReadOnlyList<string>? enabledActions,
        Connector connector
    )
    {
        if (name is not null && string.IsNullOrWhiteSpace(name))
            return ApiError.Invalid("name must not be empty.", new ApiFault("$.name", "is empty"));
        return FindUnknown(enabledActions, connector) is { Count: > 0 } unknown
            ? ApiError.Invalid(
                "enabled_actions names actions that the connector does not have.",
                unknown
            )
            : null;
    }

    /// <summary>The actions as a profile keeps them: null allows all.</summary>
    public static IReadOnlyList<string>? Enabled(IReadOnlyList<string>? actions) =>
        actions is null or ["*"] ? null : actions.Distinct(StringComparer.Ordinal).ToList();

    private static List<ApiFault> FindUnknown(
        IReadOnlyList<string>? actions,
        Connector connector
    ) =>
        actions is null or ["*"]
            ? []
            : actions
                .Select((action, index) => (action, index))
                .Where(item => item.action is null || !connector.TryGetAction(item.action, out _))
                .Select(item => new ApiFault(
                    $"$.enabled_actions[{item.index}]",
                    $"{item.action} is not an action of {connector.Info.Key}"
                ))
                .ToList();
}
