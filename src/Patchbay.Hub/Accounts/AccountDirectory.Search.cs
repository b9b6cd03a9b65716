using Microsoft.EntityFrameworkCore;

namespace Patchbay.Hub.Accounts;

internal sealed partial class AccountDirectory
{
    public async Task<IReadOnlyDictionary<string, int>> CountByProfileAsync(
        string projectId,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .Accounts.Where(row => row.ProjectId == projectId)
            .GroupBy(row => row.ProfileId)
            .Select(profile => new { profile.Key, Count = profile.Count() })
            .ToDictionaryAsync(
                profile => profile.Key,
                profile => profile.Count,
                StringComparer.Ordinal,
                cancellationToken
            );
    }

    public async Task<IReadOnlyList<Account>> SearchAsync(
        string projectId,
        string text,
        int most,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = db.Accounts.Where(row => row.ProjectId == projectId);
        if (text.Length > 0)
        {
            // Lowered on both sides: PostgreSQL's LIKE tells capitals from small letters, SQLite's does not.
            var like = $"%{Escape(text.ToLowerInvariant())}%";
            rows = rows.Where(row =>
                EF.Functions.Like(row.OriginOwnerName.ToLower(), like, @"\")
                || EF.Functions.Like(row.OriginOwnerId.ToLower(), like, @"\")
                || EF.Functions.Like(row.Label!.ToLower(), like, @"\")
                || row.Id == text
            );
        }
        return await rows.OrderBy(row => row.OriginOwnerName)
            .ThenBy(row => row.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
