using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Patchbay.Tests.Hub.Pages;

/// <summary>Many accounts that differ, and the list of them as its pages show it.</summary>
internal static partial class AccountRows
{
    /// <summary>
    /// Links one and copies it: names in mixed case, several of the same; seven to an instant; every third a test, every
    /// fifth suspended, every eleventh in error.
    /// </summary>
    public static async Task SeedAsync(TestHub hub, int count)
    {
        var account = await hub.LinkAsync("first");
        var master = Convert.FromBase64String(hub.Settings["PATCHBAY_MASTER_KEY"]!);
        await new ManyAccounts(hub.DataFolder, master).CopyAsync(account, count - 1);
        var file = Path.Combine(hub.DataFolder, "patchbay.db");
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE Accounts SET
                OriginOwnerName = CASE rowid % 2 WHEN 0 THEN 'customer ' ELSE 'Customer ' END || (rowid * 7919 % 50021),
                OriginUsername = 'user' || rowid || '@example.com',
                CreatedAt = CreatedAt - rowid / 7 * 1000,
                Type = CASE WHEN rowid % 3 = 0 THEN 'test' ELSE 'production' END,
                Status = CASE WHEN rowid % 5 = 0 THEN 'suspended' WHEN rowid % 11 = 0 THEN 'error' ELSE 'active' END
            """;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How many accounts fit, as the database itself counts.</summary>
    public static async Task<int> CountAsync(TestHub hub, string where)
    {
        var file = Path.Combine(hub.DataFolder, "patchbay.db");
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM Accounts WHERE {where}";
        return Convert.ToInt32(
            await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>Follows "Next page" to the end.</summary>
    public static async Task<IReadOnlyList<ShownAccount>> ReadAllAsync(Browser browser, string path)
    {
        var all = new List<ShownAccount>();
        for (string? next = path; next is not null; )
        {
            var page = (await browser.SendAsync("GET", next)).IsOk().Text;
            all.AddRange(Read(page));
            next = NextOf(page);
        }
        return all;
    }

    public static IEnumerable<ShownAccount> Read(string page) =>
        Row()
            .Matches(page)
            .Select(row => new ShownAccount(
                row.Groups["id"].Value,
                WebUtility.HtmlDecode(row.Groups["name"].Value),
                row.Groups["type"].Value,
                row.Groups["status"].Value,
                DateTimeOffset.Parse(WebUtility.HtmlDecode(row.Groups["at"].Value))
            ));

    public static string? NextOf(string page) =>
        Next().Match(page) is { Success: true } next
            ? WebUtility.HtmlDecode(next.Groups["href"].Value)
            : null;

    [GeneratedRegex(
        "class=\"name\" href=\"[^\"]*/accounts/(?<id>[^\"]+)\">(?<name>[^<]*)<.*?>(?<type>Production|Test)<.*?>(?<status>Active|Suspended|Error|Inactive)<.*?datetime=\"(?<at>[^\"]+)\"",
        RegexOptions.Singleline,
        matchTimeoutMilliseconds: 5_000
    )]
    private static partial Regex Row();

    [GeneratedRegex(
        "href=\"(?<href>[^\"]+)\" rel=\"next\"",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Next();
}

internal sealed record ShownAccount(
    string Id,
    string Name,
    string Type,
    string Status,
    DateTimeOffset At
);
