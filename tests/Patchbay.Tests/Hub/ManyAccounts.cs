using System.Text;
using Microsoft.Data.Sqlite;
using Patchbay.Hub.Accounts;

namespace Patchbay.Tests.Hub;

/// <summary>A hub's database in the hands of somebody who also has the master key: rows made and read past the hub.</summary>
internal sealed class ManyAccounts(string dataFolder, byte[] masterKey)
{
    /// <summary>Copies of an account's row, each sealed for its own id as the hub would, without a request each.</summary>
    public async Task<IReadOnlyList<string>> CopyAsync(string account, int count)
    {
        await using var connection = await OpenAsync();
        var columns = await ReadAsync(
            connection,
            "SELECT name FROM pragma_table_info('Accounts')",
            reader => reader.GetString(0)
        );
        var project = (
            await ReadAsync(
                connection,
                $"SELECT ProjectId FROM Accounts WHERE Id = '{account}'",
                reader => reader.GetString(0)
            )
        )[0];
        var (version, key) = (await DataKeysAsync(connection, project)).MaxBy(pair => pair.Key);
        var secret = await SecretOfAsync(account);
        await using var change = await connection.BeginTransactionAsync(Cancellation);
        await using var insert = connection.CreateCommand();
        insert.CommandText =
            $"INSERT INTO Accounts ({string.Join(',', columns)}) SELECT "
            + string.Join(
                ',',
                columns.Select(column =>
                    column switch
                    {
                        "Id" => "$id",
                        "SealedKey" => "$sealed",
                        "KeyVersion" => version.ToString(),
                        "OriginOwnerId" => "$id",
                        _ => column,
                    }
                )
            )
            + $" FROM Accounts WHERE Id = '{account}'";
        var id = insert.Parameters.Add("$id", SqliteType.Text);
        var sealedKey = insert.Parameters.Add("$sealed", SqliteType.Blob);
        var ids = Enumerable.Range(0, count).Select(number => $"acc_copy{number:00000}").ToList();
        foreach (var one in ids)
        {
            id.Value = one;
            sealedKey.Value = key.Encrypt(Encoding.UTF8.GetBytes(secret), one);
            await insert.ExecuteNonQueryAsync(Cancellation);
        }
        await change.CommitAsync(Cancellation);
        return ids;
    }

    /// <summary>How many accounts each version of the data keys seals, every one of them opened.</summary>
    public async Task<IReadOnlyDictionary<int, int>> OpenAllAsync(string expectedSecret)
    {
        await using var connection = await OpenAsync();
        var rows = await ReadAsync(
            connection,
            "SELECT Id, ProjectId, KeyVersion, SealedKey FROM Accounts",
            reader =>
                (
                    Id: reader.GetString(0),
                    Project: reader.GetString(1),
                    Version: reader.GetInt32(2),
                    Sealed: (byte[])reader[3]
                )
        );
        var keys = new Dictionary<string, IReadOnlyDictionary<int, SealingKey>>();
        foreach (var row in rows)
        {
            if (!keys.TryGetValue(row.Project, out var known))
                keys[row.Project] = known = await DataKeysAsync(connection, row.Project);
            var plain = known[row.Version].Decrypt(row.Sealed, row.Id);
            Assert.Equal(expectedSecret, Encoding.UTF8.GetString(plain));
        }
        return rows.GroupBy(row => row.Version)
            .ToDictionary(group => group.Key, group => group.Count());
    }

    private async Task<string> SecretOfAsync(string account)
    {
        await using var connection = await OpenAsync();
        var (project, version, whole) = (
            await ReadAsync(
                connection,
                $"SELECT ProjectId, KeyVersion, SealedKey FROM Accounts WHERE Id = '{account}'",
                reader => (reader.GetString(0), reader.GetInt32(1), (byte[])reader[2])
            )
        )[0];
        var keys = await DataKeysAsync(connection, project);
        return Encoding.UTF8.GetString(keys[version].Decrypt(whole, account));
    }

    private async Task<IReadOnlyDictionary<int, SealingKey>> DataKeysAsync(
        SqliteConnection connection,
        string project
    )
    {
        var rows = await ReadAsync(
            connection,
            $"SELECT Version, SealedKey FROM VaultKeys WHERE Owner = '{project}'",
            reader => new VaultKey(project, reader.GetInt32(0), (byte[])reader[1], default)
        );
        return rows.ToDictionary(
            row => row.Version,
            row => new SealingKey(new SealingKey(masterKey).Decrypt(row.SealedKey, row.Binding))
        );
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var file = Path.Combine(dataFolder, "patchbay.db");
        var connection = new SqliteConnection(
            $"Data Source={file};Pooling=False;Default Timeout=30"
        );
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private static async Task<List<T>> ReadAsync<T>(
        SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> read
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(Cancellation))
            rows.Add(read(reader));
        return rows;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
