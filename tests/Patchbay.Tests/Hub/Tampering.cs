using Microsoft.Data.Sqlite;

namespace Patchbay.Tests.Hub;

/// <summary>What somebody with the database file in hand could do.</summary>
internal static class Tampering
{
    /// <summary>Turns one bit of an account's sealed key.</summary>
    public static Task SpoilKeyAsync(TestHub hub, string account) =>
        ExecuteAsync(
            hub,
            "UPDATE Accounts SET SealedKey = CAST(substr(SealedKey, 1, length(SealedKey) - 1) || x'00' AS BLOB) WHERE Id = $account",
            account
        );

    /// <summary>Gives one account the sealed key of another.</summary>
    public static Task CopyKeyAsync(TestHub hub, string from, string to) =>
        ExecuteAsync(
            hub,
            "UPDATE Accounts SET SealedKey = (SELECT SealedKey FROM Accounts WHERE Id = $other) WHERE Id = $account",
            to,
            from
        );

    /// <summary>No delivery can be stored from now on.</summary>
    public static async Task RefuseDeliveriesAsync(TestHub hub)
    {
        await using var connection = await OpenAsync(hub);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "CREATE TRIGGER full BEFORE INSERT ON WebhookDeliveries BEGIN SELECT RAISE(ABORT, 'full'); END";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<SqliteConnection> OpenAsync(TestHub hub)
    {
        var file = Path.Combine(hub.DataFolder, "patchbay.db");
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task ExecuteAsync(
        TestHub hub,
        string sql,
        string account,
        string other = ""
    )
    {
        await using var connection = await OpenAsync(hub);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$account", account);
        command.Parameters.AddWithValue("$other", other);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
