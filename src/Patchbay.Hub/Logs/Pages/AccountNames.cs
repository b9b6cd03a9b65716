using Patchbay.Hub.Accounts;

namespace Patchbay.Hub.Logs.Pages;

internal static class AccountNames
{
    /// <summary>The owners' names of these accounts; those that are gone have none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        this IAccounts accounts,
        string projectId,
        IEnumerable<string?> ids,
        CancellationToken cancellationToken
    )
    {
        var wanted = ids.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return new Dictionary<string, string>();
        var found = await accounts.ListAsync(
            projectId,
            new AccountFilter([], wanted, [], [], Skip: 0, Take: wanted.Count),
            cancellationToken
        );
        return found.ToDictionary(one => one.Id, one => one.Label ?? one.OriginOwnerName);
    }
}
