using Patchbay.Engine.Definitions;
using Patchbay.Hub.Access.Limits;

namespace Patchbay.Hub.Catalog.Search;

/// <summary>What a search may find.</summary>
/// <param name="Limits">Those of the caller's key.</param>
/// <param name="Connector">The account's, when one is named.</param>
/// <param name="Profile">The account's.</param>
internal sealed record SearchScope(CallLimits? Limits, string? Connector, Profile? Profile)
{
    public bool Covers(Connector connector) => Connector is null || Connector == connector.Info.Key;

    public bool Allows(ActionDefinition action) =>
        Limits?.Allows(action) != false
        && (Connector is null || Profile?.Enables(action.Id) == true);
}
