using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access;

/// <summary>Keeps all brands in memory; every change reloads them.</summary>
internal sealed class ProjectBrands(IDbContextFactory<HubDb> databases) : IBrands
{
    private volatile IReadOnlyList<Brand> _brands = [];

    public Brand? Of(string projectId) =>
        _brands.FirstOrDefault(brand => brand.ProjectId == projectId);

    public Brand? At(HostString host) =>
        _brands.FirstOrDefault(brand =>
            string.Equals(brand.Domain, host.Host, StringComparison.OrdinalIgnoreCase)
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        _brands = await db.Brands.ToListAsync(cancellationToken);
    }

    /// <summary>False when another project has the domain.</summary>
    public async Task<bool> SetAsync(Brand brand, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var change = await db.Database.BeginTransactionAsync(cancellationToken);
        await db
            .Brands.Where(old => old.ProjectId == brand.ProjectId)
            .ExecuteDeleteAsync(cancellationToken);
        if (
            brand.Domain is not null
            && await db.Brands.AnyAsync(other => other.Domain == brand.Domain, cancellationToken)
        )
            return false;
        db.Add(brand);
        await db.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        await LoadAsync(cancellationToken);
        return true;
    }

    /// <summary>False when there is none.</summary>
    public async Task<bool> RemoveAsync(string projectId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var removed = await db
            .Brands.Where(brand => brand.ProjectId == projectId)
            .ExecuteDeleteAsync(cancellationToken);
        await LoadAsync(cancellationToken);
        return removed > 0;
    }
}
