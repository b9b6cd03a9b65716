using Microsoft.EntityFrameworkCore;

namespace Patchbay.Hub.Accounts;

/// <summary>The accounts' part in a rotation of the vault's keys.</summary>
internal sealed partial class AccountDirectory : ISealedSecrets
{
    public async Task<IReadOnlyList<SealedCount>> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .Accounts.GroupBy(row => new { row.ProjectId, row.KeyVersion })
            .Select(group => new SealedCount(
                group.Key.ProjectId,
                group.Key.KeyVersion,
                group.Count()
            ))
            .ToListAsync(cancellationToken);
    }

    public async Task<SealedBatch> ResealAsync(
        IReadOnlyDictionary<string, int> newest,
        string? after,
        int size,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var resealed = new List<(Account Old, SealedSecret New)>();
        var batch = await db.Accounts.ResealAsync(
            after,
            size,
            row => row.KeyVersion != newest.GetValueOrDefault(row.ProjectId),
            async row =>
            {
                var key = vault.Unseal(row.ProjectId, row.Id, new(row.SealedKey, row.KeyVersion));
                resealed.Add(
                    (row, await vault.SealAsync(row.ProjectId, row.Id, key, cancellationToken))
                );
            },
            cancellationToken
        );
        await StoreAsync(resealed, cancellationToken);
        return batch;
    }

    private async Task StoreAsync(
        List<(Account Old, SealedSecret New)> resealed,
        CancellationToken cancellationToken
    )
    {
        if (resealed.Count == 0)
            return;
        // Sealing needs no turn; storing does, and holds it no longer than one transaction.
        using var turn = await TakeTurnAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var change = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (old, secret) in resealed)
            await db
                .Accounts.Where(row => row.Id == old.Id && row.SealedKey == old.SealedKey)
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(one => one.SealedKey, secret.Bytes)
                            .SetProperty(one => one.KeyVersion, secret.KeyVersion),
                    cancellationToken
                );
        await change.CommitAsync(cancellationToken);
        foreach (var (old, secret) in resealed)
            if (
                _known.TryGetValue(old.Id, out var known)
                && known.SealedKey.AsSpan().SequenceEqual(old.SealedKey)
            )
                _known[old.Id] = known with
                {
                    SealedKey = secret.Bytes,
                    KeyVersion = secret.KeyVersion,
                };
    }
}
