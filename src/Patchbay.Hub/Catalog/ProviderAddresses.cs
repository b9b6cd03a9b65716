using System.Collections.Frozen;
using Patchbay.Hub.Sandbox;
using Patchbay.Hub.Start;

namespace Patchbay.Hub.Catalog;

/// <summary>Where a profile's provider is.</summary>
internal sealed class ProviderAddresses(
    IConfiguration configuration,
    ShippedConnectors connectors,
    SandboxMount sandbox
)
{
    // Such as PATCHBAY_ASHBY_URL, or Patchbay:AshbyUrl in a file: names of settings ignore case.
    private readonly FrozenDictionary<string, Uri?> _configured =
        connectors.ByKey.Keys.ToFrozenDictionary(
            key => key,
            key =>
                configuration.Address(
                    $"PATCHBAY_{key.ToUpperInvariant()}_URL",
                    $"Patchbay:{key}Url"
                ),
            StringComparer.Ordinal
        );

    /// <summary>Null means the connector's own address.</summary>
    public Uri? For(Profile profile) =>
        profile.Environment == ProfileEnvironment.Sandbox
            ? sandbox.AddressOf(profile.Connector)
            : _configured[profile.Connector];

    /// <summary>False for a sandbox profile of a hub that serves no sandbox, as in production.</summary>
    public bool IsReachable(Profile profile) =>
        profile.Environment != ProfileEnvironment.Sandbox || HasSandbox(profile.Connector);

    public bool HasSandbox(string connector) => sandbox.Serves(connector);
}
