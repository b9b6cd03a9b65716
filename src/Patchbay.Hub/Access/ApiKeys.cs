using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access;

/// <summary>All API keys, in memory by their hash; every change reloads them, so that it holds from the next request on.</summary>
internal sealed class ApiKeys(IDbContextFactory<HubDb> databases, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile FrozenDictionary<UInt128, ApiKeyInUse> _keys = FrozenDictionary<
        UInt128,
        ApiKeyInUse
    >.Empty;

    private volatile FrozenDictionary<string, ApiKeyInUse> _byId = FrozenDictionary<
        string,
        ApiKeyInUse
    >.Empty;

    public IEnumerable<ApiKeyInUse> All => _keys.Values;

    /// <summary>Null when there is none, or no longer.</summary>
    public ApiKeyInUse? Find(string id) => _byId.GetValueOrDefault(id);

    /// <param name="refusal">Why a key that is known opens nothing.</param>
    public Caller? Authenticate(string key, out string? refusal)
    {
        refusal = null;
        var hash = ApiKeyText.Hash(key);
        if (
            !_keys.TryGetValue(Head(hash), out var known)
            || !CryptographicOperations.FixedTimeEquals(known.Row.Hash, hash)
        )
            return null;
        var now = time.GetUtcNow();
        refusal = known.WhyNot(now);
        if (refusal is not null)
            return null;
        known.Use(now);
        return known.Caller;
    }

    public async Task<(ApiKeyInUse Known, string Key)> CreateAsync(
        string projectId,
        string name,
        KeyScopes scopes,
        DateTimeOffset? expiresAt,
        LimitOptions? limits,
        CancellationToken cancellationToken
    )
    {
        var key = ApiKeyText.New();
        var row = Row(projectId, name, key, scopes) with { ExpiresAt = expiresAt, Limits = limits };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
        return (_keys[Head(row.Hash)], key);
    }

    /// <summary>Makes this the project's key of that name, in place of an older one; false when it was that before.</summary>
    public async Task<bool> SetAsync(
        string projectId,
        string name,
        string key,
        CancellationToken cancellationToken
    )
    {
        var hash = ApiKeyText.Hash(key);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.ApiKeys.AnyAsync(known => known.Hash == hash, cancellationToken))
            return false;
        await using var change = await db.Database.BeginTransactionAsync(cancellationToken);
        await db
            .ApiKeys.Where(known => known.ProjectId == projectId && known.Name == name)
            .ExecuteDeleteAsync(cancellationToken);
        db.Add(Row(projectId, name, key, KeyScopes.All));
        await db.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
        return true;
    }

    /// <summary>Whether or not the caller still waits: a key must not stay open by half.</summary>
    public async Task RevokeAsync(ApiKey key)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await db
            .ApiKeys.Where(row => row.Id == key.Id && row.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.RevokedAt, now));
        await ReloadAsync(CancellationToken.None);
    }

    /// <summary>Writes down when keys were last used, and how many calls were made under their limits.</summary>
    public async Task WriteUseAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var key in _keys.Values)
        {
            var row = db.ApiKeys.Where(row => row.Id == key.Row.Id);
            if (key.TakeUnwritten() is { } used)
                await row.ExecuteUpdateAsync(
                    row => row.SetProperty(one => one.LastUsedAt, used),
                    cancellationToken
                );
            if (key.Tally.Unwritten is not { } tally)
                continue;
            await row.ExecuteUpdateAsync(
                row =>
                    row.SetProperty(one => one.CallsUsed, tally.Calls)
                        .SetProperty(one => one.WritesUsed, tally.Writes),
                cancellationToken
            );
            key.Tally.NoteWritten(tally);
        }
    }

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        // One after the other: an older reading must not overtake a newer one.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var rows = await db.ApiKeys.ToListAsync(cancellationToken);
            var before = _keys;
            _keys = rows.ToFrozenDictionary(
                row => Head(row.Hash),
                row => InUse(row, before.GetValueOrDefault(Head(row.Hash)))
            );
            _byId = _keys.Values.ToFrozenDictionary(key => key.Row.Id, StringComparer.Ordinal);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static ApiKeyInUse InUse(ApiKey row, ApiKeyInUse? before)
    {
        var key = new ApiKeyInUse(
            row,
            before?.Tally ?? new CallTally(row.CallsUsed, row.WritesUsed)
        );
        if (before?.LastUsedAt is { } used)
            key.Use(used);
        return key;
    }

    private ApiKey Row(string projectId, string name, string key, KeyScopes scopes) =>
        new()
        {
            Id = Ids.New("key"),
            ProjectId = projectId,
            Name = name,
            Hash = ApiKeyText.Hash(key),
            Prefix = ApiKeyText.Prefix(key),
            Scopes = scopes,
            CreatedAt = time.GetUtcNow(),
        };

    // Half of the hash finds the row, the whole of it decides: how long the search takes tells nothing of a key.
    private static UInt128 Head(byte[] hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash);
}
