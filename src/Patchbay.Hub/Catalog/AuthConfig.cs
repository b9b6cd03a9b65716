namespace Patchbay.Hub.Catalog;

/// <summary>A connector profile on the wire.</summary>
/// <param name="EnabledActions">Ids of the actions that may run; null means all. Ours, beside StackOne's fields.</param>
/// <param name="Agents">What agents may do by it that cannot be undone or mails a candidate. Ours too.</param>
internal sealed record AuthConfig(
    string Id,
    string Name,
    string ConnectorKey,
    string ConnectorLabel,
    string ConnectorOwner,
    string ConnectorVersion,
    string? ConnectorPinnedVersion,
    string AuthenticationConfigKey,
    string AuthenticationConfigLabel,
    string Environment,
    bool Active,
    bool Default,
    IReadOnlyList<string> Categories,
    Uri LogoUrl,
    string ReleaseStage,
    IReadOnlyList<string>? EnabledActions,
    AgentSwitches Agents,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public static AuthConfig From(Profile profile, ICatalog catalog, Uri hub)
    {
        if (!catalog.TryGetConnector(profile.Connector, out var connector))
            throw new InvalidOperationException(
                $"Profile {profile.Id} is for {profile.Connector}, which is not installed."
            );
        return new(
            profile.Id,
            profile.Name,
            connector.Info.Key,
            connector.Info.Name,
            "patchbay",
            connector.Info.Version,
            null,
            connector.Authentication.Key,
            connector.Authentication.Label,
            profile.Environment,
            profile.Active,
            catalog.DefaultProfile(profile.ProjectId, profile.Connector)?.Id == profile.Id,
            [connector.Info.Category],
            connector.Info.Logo(hub),
            "ga",
            profile.EnabledActions,
            profile.Agents,
            profile.CreatedAt,
            profile.UpdatedAt
        );
    }
}
