using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access.People;

/// <summary>Where the framework keeps the keys of cookies. Its interface waits for nobody, so these calls block; they are few.</summary>
internal sealed class WebKeys(IDbContextFactory<HubDb> databases, IVault vault)
    : IXmlRepository,
        ISealedSecrets
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return db.WebKeys.AsEnumerable().Select(key => XElement.Parse(Unseal(key))).ToList();
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var id = Ids.New("web");
        var secret = vault
            .SealAsync(
                VaultKey.Hub,
                id,
                element.ToString(SaveOptions.DisableFormatting),
                CancellationToken.None
            )
            .AsTask()
            .GetAwaiter()
            .GetResult();
        using var db = databases.CreateDbContext();
        db.Add(new WebKey(id, secret.Bytes, secret.KeyVersion));
        db.SaveChanges();
    }

    public async Task<IReadOnlyList<SealedCount>> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .WebKeys.GroupBy(key => key.KeyVersion)
            .Select(group => new SealedCount(VaultKey.Hub, group.Key, group.Count()))
            .ToListAsync(cancellationToken);
    }

    public async Task<SealedBatch> ResealAsync(
        IReadOnlyDictionary<string, int> newest,
        string? after,
        int size,
        CancellationToken cancellationToken
    )
    {
        var version = newest[VaultKey.Hub];
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // A few keys a year: all of them are one batch.
        var keys = await db
            .WebKeys.Where(key => key.KeyVersion != version)
            .ToListAsync(cancellationToken);
        foreach (var key in keys)
        {
            var secret = await vault.SealAsync(
                VaultKey.Hub,
                key.Id,
                Unseal(key),
                cancellationToken
            );
            db.Update(key with { Sealed = secret.Bytes, KeyVersion = secret.KeyVersion });
        }
        await db.SaveChangesAsync(cancellationToken);
        return new(End: null, Unreadable: 0);
    }

    private string Unseal(WebKey key) =>
        vault.Unseal(VaultKey.Hub, key.Id, new(key.Sealed, key.KeyVersion));
}
