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

    /// <summary>
    /// Begins what the first query waits for, the model and the compiler of queries, beside the rest of the start. What
    /// is wrong with them, that query tells.
    /// </summary>
    public static void UseStorage(this WebApplication app)
    {
        var databases = app.Services.GetRequiredService<IDbContextFactory<HubDb>>();
        _ = Task.Run(() =>
        {
            using var db = databases.CreateDbContext();
            return db.Projects.ToQueryString();
        });
    }

    public static void Configure(DbContextOptionsBuilder db, string file) =>
        db.UseSqlite(ConnectionString(file))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(SqlitePragmas.Instance);

    public static string ConnectionString(string file) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,
            // Seconds that a command waits for another writer.
            DefaultTimeout = 10,
        }.ConnectionString;
}
