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
}
