using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Executions;

internal static class ProfileChoice
{
    /// <summary>The profile a call runs under: the account's, or the one that the caller names for this call.</summary>
    /// <param name="fixedTo">The one that the caller's session is bound to; no other can be named.</param>
    public static (Profile? Profile, Refusal? Mismatch) ProfileOf(
        this ICatalog catalog,
        Account account,
        string? named,
        string? fixedTo = null
    )
    {
        var own = catalog.FindProfile(account.ProjectId, account.ProfileId);
        if (fixedTo is not null && named is not null && named != fixedTo)
            return (null, Refusal.ProfileMismatch(named, account));
        named ??= fixedTo;
        if (named is null || named == account.ProfileId)
            return (own, null);
        var other = catalog.FindProfile(account.ProjectId, named);
        // Of the same environment too: the account's key must not go to another address than it was linked for.
        return
            other is not null
            && other.Connector == account.Provider
            && other.Environment == own?.Environment
            ? (other, null)
            : (null, Refusal.ProfileMismatch(named, account));
    }
}
