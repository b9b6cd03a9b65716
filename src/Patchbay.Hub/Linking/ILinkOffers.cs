using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Linking;

/// <summary>What a link offers to whoever holds its token.</summary>
internal interface ILinkOffers
{
    /// <summary>Null where the token opens nothing, or nothing any more.</summary>
    Task<LinkOffer?> FindAsync(string token, CancellationToken cancellationToken);
}

/// <param name="Profiles">The profiles that it offers to choose from.</param>
internal sealed record LinkOffer(string ProjectId, IReadOnlyList<Profile> Profiles);
