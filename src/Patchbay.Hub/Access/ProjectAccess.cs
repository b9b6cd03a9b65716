using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access;

/// <summary>Keeps all keys in memory, by their hash; every change reloads them.</summary>
internal sealed class ProjectAccess(IDbContextFactory<HubDb> databases, TimeProvider time) : IAccess
{
    /// <summary>Of the project that the first start makes; it tells nobody anything.</summary>
    public const string DefaultName = "Default";

    private volatile FrozenDictionary<UInt128, ApiKey> _keys = FrozenDictionary<
        UInt128,
        ApiKey
    >.Empty;

    public IReadOnlyList<Project> Projects { get; private set; } = [];

    public Caller? Authenticate(string key)
    {
        var hash = ApiKeyText.Hash(key);
        return
            _keys.TryGetValue(Head(hash), out var known)
            && CryptographicOperations.FixedTimeEquals(known.Hash, hash)
            ? new Caller(known.ProjectId, known.Id)
            : null;
    }

    public async Task<LoadedAccess> LoadAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var isNew = Projects.Count == 0;
        if (isNew)
            await CreateProjectAsync(DefaultName, cancellationToken);
        var project = Projects[0];
        return new(project, isNew, _keys.Values.Any(key => key.ProjectId == project.Id));
    }

    public async Task<Project> CreateProjectAsync(string name, CancellationToken cancellationToken)
    {
        var project = new Project(Ids.New("proj"), name, time.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(project);
        await db.SaveChangesAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
        return project;
    }

    public async Task<string> CreateKeyAsync(
        string projectId,
        string name,
        CancellationToken cancellationToken
    )
    {
        var key = ApiKeyText.New();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(Row(projectId, name, key));
        await db.SaveChangesAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
        return key;
    }

    public async Task SetKeyAsync(
        string projectId,
        string name,
        string key,
        CancellationToken cancellationToken
    )
    {
        var hash = ApiKeyText.Hash(key);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.ApiKeys.AnyAsync(known => known.Hash == hash, cancellationToken))
            return;
        await using var change = await db.Database.BeginTransactionAsync(cancellationToken);
        await db
            .ApiKeys.Where(known => known.ProjectId == projectId && known.Name == name)
            .ExecuteDeleteAsync(cancellationToken);
        db.Add(Row(projectId, name, key));
        await db.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
    }

    private ApiKey Row(string projectId, string name, string key) =>
        new(
            Ids.New("key"),
            projectId,
            name,
            ApiKeyText.Hash(key),
            ApiKeyText.Prefix(key),
            time.GetUtcNow()
        );

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Projects = await db
            .Projects.OrderBy(project => project.CreatedAt)
            .ThenBy(project => project.Id)
            .ToListAsync(cancellationToken);
        var keys = await db.ApiKeys.ToListAsync(cancellationToken);
        _keys = keys.ToFrozenDictionary(key => Head(key.Hash));
    }

    // Half of the hash finds the row, the whole of it decides: how long the search takes tells nothing of a key.
    private static UInt128 Head(byte[] hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash);
}
