using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Catalog;

/// <summary>Keeps all profiles in memory; every change reloads them.</summary>
internal sealed class ProjectCatalog(
    ShippedConnectors connectors,
    ProviderAddresses addresses,
    IDbContextFactory<HubDb> databases,
    LiveChanges live,
    TimeProvider time
) : ICatalog
{
    private volatile IReadOnlyList<Profile> _profiles = [];
    private volatile FrozenDictionary<string, Profile> _byId = FrozenDictionary<
        string,
        Profile
    >.Empty;

    public IReadOnlyList<Connector> Connectors => connectors.All;

    public bool TryGetConnector(string key, [NotNullWhen(true)] out Connector? connector) =>
        connectors.ByKey.TryGetValue(key, out connector);

    public IReadOnlyList<Profile> Profiles(string projectId) =>
        _profiles.Where(profile => profile.ProjectId == projectId).ToList();

    public Profile? FindProfile(string projectId, string id) =>
        _byId.TryGetValue(id, out var profile) && profile.ProjectId == projectId ? profile : null;

    public Profile? DefaultProfile(string projectId, string connector) =>
        _profiles
            .Where(profile =>
                profile.ProjectId == projectId && profile.Connector == connector && profile.Active
            )
            .OrderByDescending(profile => profile.IsDefault)
            .FirstOrDefault();

    public Uri? BaseUrl(Profile profile) => addresses.For(profile);

    public async Task LoadAsync(IEnumerable<string> projectIds, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Profiles.ToListAsync(cancellationToken);
        var missing =
            from projectId in projectIds
            from connector in connectors.All
            from profile in StartingProfiles(projectId, connector.Info)
            where addresses.IsReachable(profile) && !known.Exists(other => IsSame(other, profile))
            select profile;
        db.AddRange(missing);
        await db.SaveChangesAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
    }

    public async Task<Profile> CreateProfileAsync(
        Profile profile,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(profile);
        await SaveAsync(db, profile, cancellationToken);
        return profile;
    }

    public async Task<Profile?> UpdateProfileAsync(
        string projectId,
        string id,
        Func<Profile, Profile> change,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var profile = await db.Profiles.SingleOrDefaultAsync(
            known => known.Id == id && known.ProjectId == projectId && known.DeletedAt == null,
            cancellationToken
        );
        if (profile is null)
            return null;
        var changed = change(profile) with { UpdatedAt = time.GetUtcNow() };
        db.Update(changed);
        await SaveAsync(db, changed, cancellationToken);
        return FindProfile(projectId, id);
    }

    public async Task<bool> DeleteProfileAsync(
        string projectId,
        string id,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var deleted = await db
            .Profiles.Where(known =>
                known.Id == id && known.ProjectId == projectId && known.DeletedAt == null
            )
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(profile => profile.DeletedAt, now)
                        .SetProperty(profile => profile.IsDefault, false),
                cancellationToken
            );
        await ReloadAsync(cancellationToken);
        Tell(projectId);
        return deleted > 0;
    }

    private async Task SaveAsync(HubDb db, Profile saved, CancellationToken cancellationToken)
    {
        await using var change = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (saved.IsDefault)
            await db
                .Profiles.Where(other =>
                    other.ProjectId == saved.ProjectId
                    && other.Connector == saved.Connector
                    && other.Id != saved.Id
                )
                .ExecuteUpdateAsync(
                    row => row.SetProperty(profile => profile.IsDefault, false),
                    cancellationToken
                );
        await change.CommitAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
        Tell(saved.ProjectId);
    }

    /// <summary>The status of accounts follows their profile.</summary>
    private void Tell(string projectId)
    {
        live.Changed(projectId, "profiles");
        live.Changed(projectId, "accounts");
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var profiles = await db
            .Profiles.Where(profile => profile.DeletedAt == null)
            .OrderBy(profile => profile.CreatedAt)
            .ThenBy(profile => profile.Id)
            .ToListAsync(cancellationToken);
        _profiles = profiles
            .Select(profile =>
                profile with
                {
                    Active = profile.Active && addresses.IsReachable(profile),
                }
            )
            .ToList();
        _byId = _profiles.ToFrozenDictionary(profile => profile.Id, StringComparer.Ordinal);
    }

    /// <summary>The real provider, and our sandbox in its place as long as this hub serves one.</summary>
    private IEnumerable<Profile> StartingProfiles(string projectId, ConnectorInfo connector)
    {
        var now = time.GetUtcNow();
        var profile = new Profile
        {
            Id = Ids.New("prof"),
            ProjectId = projectId,
            Connector = connector.Key,
            Name = connector.Name,
            Environment = ProfileEnvironment.Production,
            Active = true,
            IsDefault = false,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var sandbox = profile with
        {
            Id = Ids.New("prof"),
            Name = $"{connector.Name} sandbox",
            Environment = ProfileEnvironment.Sandbox,
            IsDefault = true,
        };
        return [profile, sandbox];
    }

    private static bool IsSame(Profile one, Profile other) =>
        one.ProjectId == other.ProjectId
        && one.Connector == other.Connector
        && one.Environment == other.Environment;
}
