using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access;

/// <summary>
/// The record of administrative acts. Entries are only added, and each names the hash of the one before: whoever changes,
/// removes or slips in one leaves a chain that does not close. Cutting off the end does close, which is why the newest hash
/// is to be kept elsewhere: every export holds it.
/// </summary>
internal sealed class AuditLog(
    IDbContextFactory<HubDb> databases,
    LiveChanges changes,
    TimeProvider time
) : IDisposable
{
    private const int PageSize = 500;

    private const string OnlyAdd = """
        CREATE TRIGGER IF NOT EXISTS AuditEntries_no_update BEFORE UPDATE ON AuditEntries
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
        CREATE TRIGGER IF NOT EXISTS AuditEntries_no_delete BEFORE DELETE ON AuditEntries
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
        """;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Sees to it that the database itself refuses to change or remove an entry.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(OnlyAdd, cancellationToken);
    }

    public async Task AppendAsync(AuditAct act, CancellationToken cancellationToken)
    {
        var chain = act.ProjectId ?? AuditEntry.HubChain;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            // From the database and not from memory: what is there is what is continued.
            var last = await db
                .AuditEntries.Where(entry => entry.Chain == chain)
                .OrderByDescending(entry => entry.Sequence)
                .FirstOrDefaultAsync(cancellationToken);
            var sequence = (last?.Sequence ?? 0) + 1;
            var text = Text(act, sequence, last?.Hash ?? AuditEntry.NoHash);
            db.Add(
                new AuditEntry(chain, sequence, text, SHA256.HashData(Encoding.UTF8.GetBytes(text)))
            );
            await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
        changes.Changed(chain, "audit");
    }

    /// <summary>The entries of a chain, oldest first, in pages from the database.</summary>
    /// <param name="after">Only entries with a higher sequence.</param>
    public async IAsyncEnumerable<AuditEntry> ReadAsync(
        string chain,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var page = await db
                .AuditEntries.Where(entry => entry.Chain == chain && entry.Sequence > after)
                .OrderBy(entry => entry.Sequence)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            foreach (var entry in page)
                yield return entry;
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Sequence;
        }
    }

    /// <summary>The entries of a chain, newest first, in pages from the database.</summary>
    /// <param name="before">Only entries with a lower sequence.</param>
    public async IAsyncEnumerable<AuditEntry> ReadBackAsync(
        string chain,
        long before,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var page = await db
                .AuditEntries.Where(entry => entry.Chain == chain && entry.Sequence < before)
                .OrderByDescending(entry => entry.Sequence)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            foreach (var entry in page)
                yield return entry;
            if (page.Count < PageSize)
                yield break;
            before = page[^1].Sequence;
        }
    }

    public void Dispose() => _turn.Dispose();

    private string Text(AuditAct act, long sequence, byte[] previous) =>
        JsonSerializer.Serialize(
            new Form(
                sequence,
                time.GetUtcNow(),
                act.ProjectId,
                act.Actor,
                act.Action,
                act.Target,
                act.Address,
                act.RequestId,
                act.Details,
                Convert.ToHexStringLower(previous)
            ),
            HubJson.Options
        );

    private sealed record Form(
        long Sequence,
        DateTimeOffset At,
        string? ProjectId,
        AuditActor Actor,
        string Action,
        string? Target,
        string? Address,
        string? RequestId,
        IReadOnlyDictionary<string, object>? Details,
        string PreviousHash
    );
}
