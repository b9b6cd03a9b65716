namespace Patchbay.Hub.Linking;

internal sealed class LinkOffers(Sessions sessions, SessionScope scope) : ILinkOffers
{
    public async Task<LinkOffer?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length is 0 or > 200)
            return null;
        var session = await sessions.FindAsync(token, cancellationToken);
        if (session is null || !sessions.IsLive(session))
            return null;
        var profiles = await scope.OfferedAsync(session, provider: null, cancellationToken);
        return new LinkOffer(session.ProjectId, profiles);
    }
}
