using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Linking;

/// <summary>What a session gives a right to: which profiles it offers, which account it edits.</summary>
internal sealed class SessionScope(ICatalog catalog, IAccounts accounts)
{
    /// <summary>
    /// The active profiles to choose from: one when the session names it or its provider. Whoever edits an account gets
    /// the one it is linked with, whichever is the default by now.
    /// </summary>
    /// <param name="provider">The provider that is asked about, where the session names none.</param>
    public async Task<IReadOnlyList<Profile>> OfferedAsync(
        ConnectSession session,
        string? provider,
        CancellationToken cancellationToken
    )
    {
        var account = await FindAccountAsync(
            session,
            session.Provider ?? provider,
            cancellationToken
        );
        return account is not null && ProfileOf(session, account) is { } own
            ? [own]
            : Profiles(session);
    }

    private List<Profile> Profiles(ConnectSession session)
    {
        if (session.ProfileId is { } id)
            return catalog.FindProfile(session.ProjectId, id) is { Active: true } named
                ? [named]
                : [];
        if (session.Provider is { } provider)
            return catalog.DefaultProfile(session.ProjectId, provider) is { } usual ? [usual] : [];
        return catalog
            .Profiles(session.ProjectId)
            .Where(profile => profile.Active && IsOfCategory(profile, session.Categories))
            .ToList();
    }

    /// <summary>The account that linking with this provider would update; null when it would create one.</summary>
    public async Task<Account?> FindAccountAsync(
        ConnectSession session,
        string? provider,
        CancellationToken cancellationToken
    )
    {
        if (session.AccountId is { } id)
            return await accounts.FindAsync(session.ProjectId, id, cancellationToken);
        if (session.Multiple || provider is null)
            return null;
        return await accounts.FindByOwnerAsync(
            session.ProjectId,
            provider,
            session.OriginOwnerId,
            cancellationToken
        );
    }

    /// <summary>The account with this id, if it is one that the session may edit.</summary>
    public async Task<Account?> FindEditableAsync(
        ConnectSession session,
        string id,
        CancellationToken cancellationToken
    )
    {
        var named = await accounts.FindAsync(session.ProjectId, id, cancellationToken);
        if (named is null || named.Id == session.AccountId)
            return named;
        var own = await FindAccountAsync(
            session,
            session.Provider ?? named.Provider,
            cancellationToken
        );
        return own?.Id == named.Id ? named : null;
    }

    /// <summary>The profile an account is edited with: its own while that is on, else what the session offers.</summary>
    public Profile? ProfileOf(ConnectSession session, Account account) =>
        session.ProfileId is null
        && catalog.FindProfile(session.ProjectId, account.ProfileId) is { Active: true } own
            ? own
            : Profiles(session).FirstOrDefault(profile => profile.Connector == account.Provider);

    private bool IsOfCategory(Profile profile, IReadOnlyList<string>? categories) =>
        categories is not { Count: > 0 }
        || (
            catalog.TryGetConnector(profile.Connector, out var connector)
            && categories.Contains(connector.Info.Category)
        );
}
