using Patchbay.Client.Wire;

namespace Patchbay.Client;

/// <summary>What the guides say.</summary>
public sealed partial class PatchbayClient
{
    /// <summary>The actions that a connector profile enables, and the permissions that a key needs for them.</summary>
    public async Task<HubOutcome<GuideScopes>> GetGuideScopesAsync(
        string connector,
        string profileId,
        CancellationToken cancellationToken = default
    )
    {
        var path = new QueryString($"guides/{Uri.EscapeDataString(connector)}/scopes").Add(
            "profile",
            profileId
        );
        using var request = Get(path.ToString());
        return await SendAsync(request, HubJson.Default.GuideScopes, cancellationToken);
    }
}
