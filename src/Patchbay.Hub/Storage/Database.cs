using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>A connection past EF Core, for what is written by the thousand; its opener disposes it.</summary>
    public DbConnection Open()
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
