namespace Patchbay.Hub.Accounts;

/// <summary>Hears what happens to accounts, after it is stored.</summary>
internal interface IAccountEvents
{
    ValueTask RaiseAsync(AccountEvent occurred, CancellationToken cancellationToken);
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
