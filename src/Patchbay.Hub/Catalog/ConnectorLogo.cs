using Patchbay.Engine.Definitions;

namespace Patchbay.Hub.Catalog;

internal static class ConnectorLogo
{
    /// <summary>A connector's logo is a path on the hub, or an address of its own.</summary>
    public static Uri Logo(this ConnectorInfo connector, Uri hub) => new(hub, connector.LogoUrl);
}
