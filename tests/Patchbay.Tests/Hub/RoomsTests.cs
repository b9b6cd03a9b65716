using Patchbay.Tests.Support;

namespace Patchbay.Tests.Hub;

/// <summary>A slice reaches another only through its interface: its tables are named in its own folder alone.</summary>
public sealed class RoomsTests
{
    private static readonly Dictionary<string, string[]> Tables = new()
    {
        ["Access"] =
        [
            "Projects",
            "ApiKeys",
            "AgentSessions",
            "AuditEntries",
            "Brands",
            "Invitations",
            "WebKeys",
            "Users",
            "UserClaims",
            "UserLogins",
            "UserTokens",
            "UserPasskeys",
        ],
        ["Catalog"] = ["Profiles"],
        ["Accounts"] = ["Accounts", "ArchivedAccounts", "VaultKeys", "VaultRotations"],
        ["Linking"] = ["ConnectSessions", "ConnectionAttempts"],
        ["Executions"] = [],
        ["Permissions"] = ["AccountPermissions"],
        ["Logs"] = ["RequestLogs", "StepLogs"],
        ["Feedback"] = ["ToolFeedbacks"],
        ["Events"] = ["WebhookEndpoints", "WebhookDeliveries"],
    };

    [Fact]
    public void Every_slice_touches_only_its_own_tables()
    {
        var hub = Path.Combine(Repository.Root, "src", "Patchbay.Hub");
        var faults =
            from slice in Tables.Keys
            let foreign = Tables.Where(other => other.Key != slice).SelectMany(other => other.Value)
            from file in Directory.GetFiles(
                Path.Combine(hub, slice),
                "*.*",
                SearchOption.AllDirectories
            )
            let text = string.Concat(
                File.ReadAllText(file).Where(letter => !char.IsWhiteSpace(letter))
            )
            from table in foreign
            where
                text.Contains($"db.{table}.", StringComparison.Ordinal)
                || text.Contains($"Set<{table.TrimEnd('s')}>", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(hub, file)} uses {table}";
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_table_belongs_to_a_slice()
    {
        var declared = typeof(Patchbay.Hub.Storage.HubDb)
            .GetProperties()
            .Where(property => property.PropertyType.Name == "DbSet`1")
            .Select(property => property.Name);
        Assert.Equal(declared.Order(), Tables.Values.SelectMany(tables => tables).Order());
    }
}
