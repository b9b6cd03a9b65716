using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>
/// PATCH /auth_configs/{id}: switches a profile on or off, renames it, makes it the default, or says which actions may
/// run. No StackOne client knows it; there it is a page.
/// </summary>
internal static class UpdateAuthConfig
{
    /// <param name="EnabledActions">Ids of actions; <c>["*"]</c> allows all again.</param>
    /// <param name="Agents">The switches for agents; a member that is left out stays.</param>
    internal sealed record Request(
        string? Name,
        bool? Active,
        bool? Default,
        IReadOnlyList<string>? EnabledActions,
        AgentSwitchesRequest? Agents = null
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
            return AuthConfigRules.NotFound(id);
        if (AuthConfigRules.FindFault(request.Name, request.EnabledActions, connector) is { } fault)
            return fault;
        var changed = await catalog.UpdateProfileAsync(
            caller.ProjectId,
            id,
            known =>
                known with
                {
                    Name = request.Name?.Trim() ?? known.Name,
                    Active = request.Active ?? known.Active,
                    IsDefault = request.Default ?? known.IsDefault,
                    EnabledActions = request.EnabledActions is null
                        ? known.EnabledActions
                        : AuthConfigRules.Enabled(request.EnabledActions),
                    Agents = known.Agents.With(request.Agents),
                },
            http.RequestAborted
        );
        return changed is null
            ? AuthConfigRules.NotFound(id)
            : TypedResults.Ok(AuthConfig.From(changed, catalog, address.Public(http.Request)));
    }
}
