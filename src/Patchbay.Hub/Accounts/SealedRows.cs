using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Patchbay.Hub.Accounts;

/// <summary>A row that holds sealed secrets.</summary>
internal interface ISealedRow
{
    string Id { get; }
}

internal static class SealedRows
{
    /// <summary>Takes the next rows in the order of their ids, and has those that are behind sealed anew.</summary>
    /// <param name="reseal">Throws a <see cref="CryptographicException"/> where the row does not open.</param>
    public static async Task<SealedBatch> ResealAsync<TRow>(
        this IQueryable<TRow> table,
        string? after,
        int size,
        Func<TRow, bool> isBehind,
        Func<TRow, Task> reseal,
        CancellationToken cancellationToken
    )
        where TRow : class, ISealedRow
    {
        var rows = await table
            .Where(row => after == null || row.Id.CompareTo(after) > 0)
            .OrderBy(row => row.Id)
            .Take(size)
            .ToListAsync(cancellationToken);
        var unreadable = 0;
        foreach (var row in rows.Where(isBehind))
            try
            {
                await reseal(row);
            }
            catch (CryptographicException)
            {
                unreadable++;
            }
        return new(rows.Count < size ? null : rows[^1].Id, unreadable);
    }
}
