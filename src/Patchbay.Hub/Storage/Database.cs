using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Patchbay.Hub.Start;

namespace Patchbay.Hub.Storage;

/// <summary>Brings the database file into being and up to date.</summary>
internal sealed class Database(IDbContextFactory<HubDb> databases, DataFolder folder) : IDisposable
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        folder.Create();
        try
        {
            // The migrator builds and compares whole models before it finds that there is nothing to do.
            if (await NewestMigrationAsync(cancellationToken) == NewestKnown())
                return;
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            // Kept in the file: readers no longer wait for the writer.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        }
        catch (SqliteException fault)
        {
            throw new StartException(
                $"The database {folder.DatabaseFile} cannot be used: {fault.Message}"
            );
        }
    }

    /// <summary>The last migration that the file has seen; null for a new one.</summary>
    private async Task<string?> NewestMigrationAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.DatabaseFile))
            return null;
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT count(*) FROM sqlite_master WHERE name = '{HistoryRepository.DefaultTableName}'";
        if (await command.ExecuteScalarAsync(cancellationToken) is not > 0L)
            return null;
        command.CommandText =
            $"SELECT max(\"MigrationId\") FROM \"{HistoryRepository.DefaultTableName}\"";
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private static string? NewestKnown() =>
        typeof(HubDb)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)))
            .Max(type => type.GetCustomAttribute<MigrationAttribute>()?.Id);

    /// <summary>A connection past EF Core, for what is written by the thousand; its opener disposes it.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(StorageSlice.ConnectionString(folder.DatabaseFile));
        connection.Open();
        SqlitePragmas.Apply(connection);
        return connection;
    }

    /// <summary>Takes what was just deleted out of the write-ahead log too, where older copies of its page are.</summary>
    public async Task ScrubAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
    }

    /// <summary>Lets go of the file, so that its folder can be moved or removed.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(
            StorageSlice.ConnectionString(folder.DatabaseFile)
        );
        SqliteConnection.ClearPool(connection);
    }
}
