using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>Hears what happens to accounts.</summary>
internal interface IAccountEvents
{
    /// <summary>Adds what follows from the event to the change that is about to be saved: both are stored, or neither.</summary>
    Task StageAsync(HubDb change, AccountEvent occurred, CancellationToken cancellationToken);

    /// <summary>The change is stored, and everything that goes with it.</summary>
    void Announce(AccountEvent occurred);
}

/// <param name="Kind">One of <see cref="AccountEventKind"/>.</param>
/// <param name="Account">As it is after the event; of a deleted one, as it was last.</param>
internal sealed record AccountEvent(string Kind, Account Account, DateTimeOffset At);

/// <summary>StackOne's names.</summary>
internal static class AccountEventKind
{
    public const string Created = "account.created";

    /// <summary>Linked again, edited, suspended, resumed, or well again after an error.</summary>
    public const string Updated = "account.updated";

    public const string Deleted = "account.deleted";

    /// <summary>The provider refuses its key; raised once until it is linked again.</summary>
    public const string Error = "account.error";
}
