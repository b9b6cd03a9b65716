using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Accounts;

/// <summary>The accounts' keys: read, and judged by what the provider said of them.</summary>
internal sealed partial class AccountDirectory
{
    public Task OpenVaultAsync(CancellationToken cancellationToken) =>
        vaultKeys.OpenAsync(cancellationToken);

    public string UnsealKey(Account account) =>
        vault.Unseal(account.ProjectId, account.Id, new(account.SealedKey, account.KeyVersion));

    public Task MarkKeyRejectedAsync(
        Account account,
        string reason,
        CancellationToken cancellationToken
    ) =>
        JudgeKeyAsync(
            account,
            from: AccountStatus.Active,
            to: AccountStatus.Error,
            [new("key_rejected", reason, time.GetUtcNow())],
            AccountEventKind.Error,
            cancellationToken
        );

    public async Task NoteKeyWorksAsync(
        Account account,
        PermissionReport report,
        Keep keep,
        CancellationToken cancellationToken
    )
    {
        if (
            await JudgeKeyAsync(
                account,
                from: AccountStatus.Error,
                to: AccountStatus.Active,
                [],
                AccountEventKind.Updated,
                cancellationToken
            )
        )
            await permissions.StoreAsync(account, report, keep, cancellationToken);
    }

    /// <summary>A key that works makes an account active, but it does not undo what the operator decided.</summary>
    private static string WithNewKey(Account? known) =>
        known?.Status == AccountStatus.Suspended ? AccountStatus.Suspended : AccountStatus.Active;

    /// <summary>Changes the status by what the provider says of the key; false when it has another one by now.</summary>
    private async Task<bool> JudgeKeyAsync(
        Account account,
        string from,
        string to,
        IReadOnlyList<StatusReason> reasons,
        string kind,
        CancellationToken cancellationToken
    )
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Accounts.SingleOrDefaultAsync(
            row => row.Id == account.Id,
            cancellationToken
        );
        if (known is null || !HasSameKey(known, account))
            return false;
        if (known.Status != from)
            return true;
        var changed = known with
        {
            Status = to,
            StatusReasons = reasons,
            UpdatedAt = time.GetUtcNow(),
        };
        db.Update(changed);
        var occurred = await SaveAsync(db, kind, changed, cancellationToken);
        _known[changed.Id] = changed;
        Announce(occurred);
        return true;
    }

    /// <summary>A rotation may have sealed the same key anew since.</summary>
    private bool HasSameKey(Account known, Account before) =>
        known.SealedKey.AsSpan().SequenceEqual(before.SealedKey)
        || (TryUnsealKey(known) is { } key && key == TryUnsealKey(before));

    /// <summary>What use has shown stays true of the same key, sealed once more.</summary>
    private Keep KeepOf(Account? known, VerifiedKey key) =>
        known is not null && TryUnsealKey(known) == key.Secret ? Keep.Grants : Keep.Nothing;

    /// <summary>Null for a row that was tampered with; linking anew mends it.</summary>
    private string? TryUnsealKey(Account account)
    {
        try
        {
            return UnsealKey(account);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
