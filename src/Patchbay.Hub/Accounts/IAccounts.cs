using System.Text.Json;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Accounts;

/// <summary>Linked accounts, their life, and the one place where a provider's key is readable.</summary>
internal interface IAccounts
{
    /// <summary>Readies the vault; refuses a master key that does not fit.</summary>
    Task OpenVaultAsync(CancellationToken cancellationToken);

    /// <summary>From memory when it was asked for before.</summary>
    ValueTask<Account?> FindAsync(string projectId, string id, CancellationToken cancellationToken);

    Task<Account?> FindByOwnerAsync(
        string projectId,
        string provider,
        string originOwnerId,
        CancellationToken cancellationToken
    );

    Task<IReadOnlyList<Account>> ListAsync(
        string projectId,
        AccountFilter filter,
        CancellationToken cancellationToken
    );

    /// <summary>Creates the account, or updates the owner's one; a checked key makes it active, unless it is suspended.</summary>
    Task<Account> LinkAsync(AccountLink link, CancellationToken cancellationToken);

    /// <param name="newKey">A checked key, which makes it active unless it is suspended; null keeps the sealed one.</param>
    Task<Account?> UpdateAsync(
        string projectId,
        string id,
        Func<Account, Account> change,
        VerifiedKey? newKey,
        CancellationToken cancellationToken
    );

    /// <summary>Whether any account is linked by way of this connector profile.</summary>
    Task<bool> UsesProfileAsync(string profileId, CancellationToken cancellationToken);

    /// <summary>How many accounts are linked by each connector profile; those without any are left out.</summary>
    Task<IReadOnlyDictionary<string, int>> CountByProfileAsync(
        string projectId,
        CancellationToken cancellationToken
    );

    /// <summary>Takes the credential away at once; the rest stays as an archived account for a while.</summary>
    Task<Account?> DeleteAsync(string projectId, string id, CancellationToken cancellationToken);

    /// <summary>Notes that the provider refused the account's key, unless it has another one by now.</summary>
    Task MarkKeyRejectedAsync(Account account, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Notes what a new check of the account's key showed, unless it has another one by now; an account in error is
    /// active again.
    /// </summary>
    Task NoteKeyWorksAsync(
        Account account,
        PermissionReport report,
        Keep keep,
        CancellationToken cancellationToken
    );

    /// <summary>The provider's key. It goes to the provider and nowhere else.</summary>
    string UnsealKey(Account account);
}

/// <param name="AccountId">The account to update; null goes by owner and provider.</param>
/// <param name="AlwaysNew">A further account, even if the owner has one with this provider.</param>
internal sealed record AccountLink(
    string ProjectId,
    string Provider,
    string ProfileId,
    string OriginOwnerId,
    string OriginOwnerName,
    string? OriginUsername,
    string? Label,
    string Type,
    JsonElement? Metadata,
    string? AccountId,
    bool AlwaysNew,
    VerifiedKey Key
);

/// <summary>A provider's key that the provider has just accepted, and what it showed of it.</summary>
internal sealed record VerifiedKey(string Secret, PermissionReport Report)
{
    // The key must not reach a log by way of a record's own text.
    public override string ToString() => nameof(VerifiedKey);
}

/// <summary>Empty lists let everything through.</summary>
internal sealed record AccountFilter(
    IReadOnlyList<string> Providers,
    IReadOnlyList<string> AccountIds,
    IReadOnlyList<string> OriginOwnerIds,
    IReadOnlyList<string> Statuses,
    int Skip,
    int Take
)
{
    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> ProfileIds { get; init; } = [];

    /// <summary>Part of the owner's name, id or user name, of the label or of the account's id, in any case.</summary>
    public string Text { get; init; } = "";
}
