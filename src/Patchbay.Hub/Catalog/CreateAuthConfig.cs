using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>POST /auth_configs: a further way to use a connector, such as one that allows fewer actions.</summary>
internal static class CreateAuthConfig
{
    /// <param name="Environment"><c>production</c> unless said; <c>sandbox</c> while this hub serves one.</param>
    /// <param name="EnabledActions">Ids of actions; left out or <c>["*"]</c> allows all.</param>
    /// <param name="Agents">What agents may do; left out, nothing that cannot be undone or mails a candidate.</param>
    internal sealed record Request(
        [property: Required] string? ConnectorKey,
        string? Name,
        string? AuthenticationConfigKey,
        string? Environment,
        bool? Active,
        bool? Default,
        IReadOnlyList<string>? EnabledActions,
        AgentSwitchesRequest? Agents = null
    ) : IAuditedBody;

    public static async Task<Results<Created<AuthConfig>, ApiError>> HandleAsync(
        Request request,
        Caller caller,
        ICatalog catalog,
        ProviderAddresses providers,
        HubAddress address,
        TimeProvider time,
        HttpContext http
    )
    {
        if (!catalog.TryGetConnector(request.ConnectorKey ?? "", out var connector))
            return ApiError.Invalid(
                "connector_key must name a connector.",
                new ApiFault("$.connector_key", "is not known")
            ) with
            {
                Suggestions = catalog.Connectors.Select(known => known.Info.Key).ToList(),
            };
        if (AuthConfigRules.FindFault(request.Name, request.EnabledActions, connector) is { } fault)
            return fault;
        if (request.AuthenticationConfigKey is { } method && method != connector.Authentication.Key)
            return ApiError.Invalid(
                $"{connector.Info.Name} is linked by {connector.Authentication.Key} alone.",
                new ApiFault("$.authentication_config_key", "is not known")
            );
        var now = time.GetUtcNow();
        var profile = new Profile
        {
            Id = Ids.New("prof"),
            ProjectId = caller.ProjectId,
            Connector = connector.Info.Key,
            Name = request.Name?.Trim() ?? connector.Info.Name,
            Environment = request.Environment ?? ProfileEnvironment.Production,
            Active = request.Active ?? true,
            IsDefault = request.Default ?? false,
            EnabledActions = AuthConfigRules.Enabled(request.EnabledActions),
            Agents = AgentSwitches.Off.With(request.Agents),
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (
            profile.Environment is not (ProfileEnvironment.Production or ProfileEnvironment.Sandbox)
            || !providers.IsReachable(profile)
        )
            return ApiError.Invalid(
                "environment must be production, or sandbox on a hub that serves one.",
                new ApiFault("$.environment", "is not served here")
            );
        await catalog.CreateProfileAsync(profile, http.RequestAborted);
        http.SetAuditTarget(profile.Id);
        return TypedResults.Created(
            $"/auth_configs/{profile.Id}",
            AuthConfig.From(profile, catalog, address.Public(http.Request))
        );
    }
}
