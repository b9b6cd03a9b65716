using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>The webhooks' part in a rotation of the vault's keys.</summary>
internal sealed class WebhookResealing(IDbContextFactory<HubDb> databases, WebhookSecrets secrets)
    : ISealedSecrets
{
    public async Task<IReadOnlyList<SealedCount>> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var current = await db
            .WebhookEndpoints.GroupBy(row => new { row.ProjectId, row.SecretVersion })
            .Select(group => new SealedCount(
                group.Key.ProjectId,
                group.Key.SecretVersion,
                group.Count()
            ))
            .ToListAsync(cancellationToken);
        var next = await db
            .WebhookEndpoints.Where(row => row.NextSecretVersion != null)
            .GroupBy(row => new { row.ProjectId, Version = row.NextSecretVersion!.Value })
            .Select(group => new SealedCount(group.Key.ProjectId, group.Key.Version, group.Count()))
            .ToListAsync(cancellationToken);
        return [.. current, .. next];
    }

    public async Task<SealedBatch> ResealAsync(
        IReadOnlyDictionary<string, int> newest,
        string? after,
        int size,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WebhookEndpoints.ResealAsync(
            after,
            size,
            row => IsBehind(row, newest),
            row => ResealAsync(row, newest, cancellationToken),
            cancellationToken
        );
    }

    private static bool IsBehind(WebhookEndpoint row, IReadOnlyDictionary<string, int> newest)
    {
        var version = newest.GetValueOrDefault(row.ProjectId);
        return row.SecretVersion != version
            || (row.NextSecretVersion is { } next && next != version);
    }

    private async Task ResealAsync(
        WebhookEndpoint row,
        IReadOnlyDictionary<string, int> newest,
        CancellationToken cancellationToken
    )
    {
        var now = row;
        // A secret that was renewed meanwhile leaves its predecessor in the row, which may be behind still.
        while (
            now is not null
            && IsBehind(now, newest)
            && !await secrets.ReplaceAsync(
                now,
                await secrets.ResealAsync(now, cancellationToken),
                cancellationToken
            )
        )
            now = await FindAsync(row.Id, cancellationToken);
    }

    private async Task<WebhookEndpoint?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WebhookEndpoints.SingleOrDefaultAsync(
            row => row.Id == id,
            cancellationToken
        );
    }
}
