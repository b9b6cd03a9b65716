using Patchbay.Hub.Sandbox;

namespace Patchbay.Hub.Catalog;

/// <summary>Where a profile's provider is.</summary>
internal sealed class ProviderAddresses(IConfiguration configuration, SandboxMount sandbox)
{
    /// <summary>Null means the connector's own address.</summary>
    public Uri? For(Profile profile)
    {
        if (profile.Environment == ProfileEnvironment.Sandbox)
            return sandbox.AddressOf(profile.Connector);
        // Such as PATCHBAY_ASHBY_URL, or Patchbay:AshbyUrl in a file: names of settings ignore case.
        var url =
            configuration[$"PATCHBAY_{profile.Connector.ToUpperInvariant()}_URL"]
            ?? configuration[$"Patchbay:{profile.Connector}Url"];
        return string.IsNullOrEmpty(url) ? null : new Uri(url);
    }

    /// <summary>False for a sandbox profile of a hub that serves no sandbox, as in production.</summary>
    public bool IsReachable(Profile profile) =>
        profile.Environment != ProfileEnvironment.Sandbox || sandbox.Serves(profile.Connector);
}
