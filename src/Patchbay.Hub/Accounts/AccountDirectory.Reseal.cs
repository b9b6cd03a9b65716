using System.Security.Cryptography;
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
        var rows = await db
            .Accounts.Where(row => after == null || row.Id.CompareTo(after) > 0)
            .OrderBy(row => row.Id)
            .Select(row => new SealedRow(row.Id, row.ProjectId, row.SealedKey, row.KeyVersion))
            .Take(size)
            .ToListAsync(cancellationToken);
        var resealed = new List<(SealedRow Old, SealedSecret New)>();
        var unreadable = 0;
        foreach (
            var row in rows.Where(row => row.KeyVersion != newest.GetValueOrDefault(row.ProjectId))
        )
            if (await ResealAsync(row, cancellationToken) is { } secret)
                resealed.Add((row, secret));
            else
                unreadable++;
        await StoreAsync(resealed, cancellationToken);
        return new(rows.Count < size ? null : rows[^1].Id, unreadable);
    }

    private async Task<SealedSecret?> ResealAsync(
        SealedRow row,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var key = vault.Unseal(row.ProjectId, row.Id, new(row.SealedKey, row.KeyVersion));
            return await vault.SealAsync(row.ProjectId, row.Id, key, cancellationToken);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task StoreAsync(
        IReadOnlyList<(SealedRow Old, SealedSecret New)> resealed,
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

    private sealed record SealedRow(string Id, string ProjectId, byte[] SealedKey, int KeyVersion);
}
