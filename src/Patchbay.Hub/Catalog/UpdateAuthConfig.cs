using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>
/// PATCH /auth_configs/{id}: switches a profile on or off, renames it, or says which actions may run. No StackOne client
/// knows it; there it is a page.
/// </summary>
internal static class UpdateAuthConfig
{
    /// <param name="EnabledActions">Ids of actions; <c>["*"]</c> allows all again.</param>
    internal sealed record Request(
        string? Name,
        bool? Active,
        IReadOnlyList<string>? EnabledActions
    ) : IAuditedBody;

    public static async Task<Results<Ok<AuthConfig>, ApiError>> HandleAsync(
        string id,
        Request request,
        Caller caller,
        ICatalog catalog,
        HubAddress address,
        HttpContext http
    )
    {
        if (
            catalog.FindProfile(caller.ProjectId, id) is not { } profile
            || !catalog.TryGetConnector(profile.Connector, out var connector)
        )
            return ApiError.NotFound("profile_not_found", $"There is no connector profile {id}.");
        if (request.Name is not null && string.IsNullOrWhiteSpace(request.Name))
            return ApiError.Invalid("name must not be empty.", new ApiFault("$.name", "is empty"));
        if (FindUnknown(request.EnabledActions, connector) is { Count: > 0 } unknown)
            return ApiError.Invalid(
                "enabled_actions names actions that the connector does not have.",
                unknown
            );
        var changed = await catalog.UpdateProfileAsync(
            caller.ProjectId,
            id,
            known =>
                known with
                {
                    Name = request.Name?.Trim() ?? known.Name,
                    Active = request.Active ?? known.Active,
                    EnabledActions = request.EnabledActions switch
                    {
                        null => known.EnabledActions,
                        ["*"] => null,
                        var actions => actions.Distinct(StringComparer.Ordinal).ToList(),
                    },
                },
            http.RequestAborted
        );
        return changed is null
            ? ApiError.NotFound("profile_not_found", $"There is no connector profile {id}.")
            : TypedResults.Ok(AuthConfig.From(changed, catalog, address.Public(http.Request)));
    }

    private static List<ApiFault> FindUnknown(
        IReadOnlyList<string>? actions,
        Connector connector
    ) =>
        actions is null or ["*"]
            ? []
            : actions
                .Select((action, index) => (action, index))
                .Where(item => !connector.TryGetAction(item.action, out _))
                .Select(item => new ApiFault(
                    $"$.enabled_actions[{item.index}]",
                    $"{item.action} is not an action of {connector.Info.Key}"
                ))
                .ToList();
}
