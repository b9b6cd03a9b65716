using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Patchbay.Hub.Storage;

internal static class StorageSlice
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var folder = new DataFolder(builder.Configuration["PATCHBAY_DATA"] ?? "data");
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton<Database>();
        builder.Services.AddDbContextFactory<HubDb>(db => Configure(db, folder.DatabaseFile));
    }

    public static void Configure(DbContextOptionsBuilder db, string file)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,
            // Seconds that a command waits for another writer; also what the driver itself retries for.
            DefaultTimeout = 10,
        };
        db.UseSqlite(connection.ConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(SqlitePragmas.Instance);
    }
}
