using Microsoft.Data.Sqlite;

namespace Patchbay.Tests.Hub;

/// <summary>What somebody with the database file in hand could do.</summary>
internal static class Tampering
{
    /// <summary>Changes the last byte of an account's sealed key, whatever it was.</summary>
    public static Task SpoilKeyAsync(TestHub hub, string account) =>
        ChangeOneAsync(
            hub,
            """
            UPDATE Accounts SET SealedKey = CAST(
                substr(SealedKey, 1, length(SealedKey) - 1)
                || CASE substr(SealedKey, -1) WHEN x'00' THEN x'01' ELSE x'00' END AS BLOB)
            WHERE Id = $account
            """,
            ("$account", account)
        );

    /// <summary>Gives one account the sealed key of another.</summary>
    public static Task CopyKeyAsync(TestHub hub, string from, string to) =>
        ChangeOneAsync(
            hub,
            "UPDATE Accounts SET SealedKey = (SELECT SealedKey FROM Accounts WHERE Id = $other) WHERE Id = $account",
            ("$account", to),
            ("$other", from)
        );

    /// <summary>No delivery can be stored from now on.</summary>
    public static Task RefuseDeliveriesAsync(TestHub hub) =>
        ExecuteAsync(
            hub,
            "CREATE TRIGGER full BEFORE INSERT ON WebhookDeliveries BEGIN SELECT RAISE(ABORT, 'full'); END"
        );

    /// <summary>How many rows there are, counted past the hub.</summary>
    public static async Task<long> CountAsync(TestHub hub, string tableAndFilter)
    {
        await using var connection = await OpenAsync(hub);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {tableAndFilter}";
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Runs this past the hub; returns how many rows it changed.</summary>
    public static async Task<int> ExecuteAsync(
        TestHub hub,
        string sql,
        params (string Name, string Value)[] parameters
    )
    {
        await using var connection = await OpenAsync(hub);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task ChangeOneAsync(
        TestHub hub,
        string sql,
        params (string Name, string Value)[] parameters
    ) => Assert.Equal(1, await ExecuteAsync(hub, sql, parameters));

    private static async Task<SqliteConnection> OpenAsync(TestHub hub)
    {
        var file = Path.Combine(hub.DataFolder, "patchbay.db");
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
