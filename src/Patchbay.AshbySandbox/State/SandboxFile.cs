using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Patchbay.AshbySandbox.State;

/// <summary>
/// The state in an SQLite file: what differs from the generated company, and the mark that says which company that is. One
/// process at a time; each call that changes something is one transaction, written before it is answered.
/// </summary>
internal sealed class SandboxFile : IDisposable
{
    private const int Format = 1;
    private readonly SqliteConnection _connection;

    private SandboxFile(SqliteConnection connection) => _connection = connection;

    public static SandboxFile Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                DefaultTimeout = 1,
            }.ToString()
        );
        try
        {
            connection.Open();
            var file = new SandboxFile(connection);
            file.Execute("PRAGMA locking_mode = EXCLUSIVE");
            file.Execute("PRAGMA journal_mode = WAL");
            file.Execute("PRAGMA synchronous = NORMAL");
            file.Execute(
                """
                CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                CREATE TABLE IF NOT EXISTS record (
                    collection TEXT NOT NULL, owner TEXT NOT NULL, id TEXT NOT NULL,
                    position INTEGER NOT NULL, change INTEGER NOT NULL, json TEXT, content BLOB,
                    PRIMARY KEY (collection, owner, id));
                """
            );
            return file;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw new SandboxFileException(
                error.SqliteErrorCode is 5 or 6
                    ? $"{path} is in use by another sandbox: stop it, or give this one another file."
                    : $"{path} cannot be used as a sandbox's file: {error.Message}",
                error
            );
        }
    }

    /// <summary>What was written, or null for a new file.</summary>
    public (SandboxMark Mark, TimeSpan ClockAhead, IReadOnlyList<StateRow> Rows)? Read()
    {
        var marks = ReadMarks();
        if (marks.Count == 0)
            return null;
        if (marks.GetValueOrDefault("format") != Text(Format))
            throw new SandboxFileException(
                "The sandbox's file was written by another version: delete it to start anew."
            );
        return (
            JsonSerializer.Deserialize<SandboxMark>(marks["sandbox"])!,
            TimeSpan.FromTicks(long.Parse(marks["clock ahead"], CultureInfo.InvariantCulture)),
            [.. ReadRows()]
        );
    }

    /// <summary>Adds what a call changed.</summary>
    public void Write(SandboxMark mark, TimeSpan clockAhead, IEnumerable<StateRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        Put(mark, clockAhead, rows, transaction);
        transaction.Commit();
    }

    /// <summary>Puts a whole other state in the place of what was there.</summary>
    public void Replace(SandboxMark mark, TimeSpan clockAhead, IEnumerable<StateRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        Execute("DELETE FROM record");
        Put(mark, clockAhead, rows, transaction);
        transaction.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private void Put(
        SandboxMark mark,
        TimeSpan clockAhead,
        IEnumerable<StateRow> rows,
        SqliteTransaction transaction
    )
    {
        using var put = _connection.CreateCommand();
        put.Transaction = transaction;
        put.CommandText =
            "INSERT OR REPLACE INTO record VALUES ($collection, $owner, $id, $position, $change, $json, $content)";
        foreach (var row in rows)
        {
            put.Parameters.Clear();
            put.Parameters.AddWithValue("$collection", row.Collection);
            put.Parameters.AddWithValue("$owner", row.Owner);
            put.Parameters.AddWithValue("$id", row.Id);
            put.Parameters.AddWithValue("$position", row.Position);
            put.Parameters.AddWithValue("$change", row.Change);
            put.Parameters.AddWithValue(
                "$json",
                (object?)row.Record?.ToJsonString() ?? DBNull.Value
            );
            put.Parameters.AddWithValue("$content", (object?)row.Content ?? DBNull.Value);
            put.ExecuteNonQuery();
        }
        Note("format", Text(Format));
        Note("sandbox", JsonSerializer.Serialize(mark));
        Note("clock ahead", Text(clockAhead.Ticks));

        void Note(string name, string value)
        {
            using var command = _connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT OR REPLACE INTO mark VALUES ($name, $value)";
            command.Parameters.AddWithValue("$name", name);
            command.Parameters.AddWithValue("$value", value);
            command.ExecuteNonQuery();
        }
    }

    private Dictionary<string, string> ReadMarks()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT name, value FROM mark";
        using var reader = command.ExecuteReader();
        var marks = new Dictionary<string, string>();
        while (reader.Read())
            marks[reader.GetString(0)] = reader.GetString(1);
        return marks;
    }

    private IEnumerable<StateRow> ReadRows()
    {
        using var command = _connection.CreateCommand();
        command.CommandText =
            "SELECT collection, owner, id, position, change, json, content FROM record ORDER BY collection, owner, position";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return new StateRow(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetInt64(3),
                reader.GetInt64(4),
                reader.IsDBNull(5) ? null : JsonNode.Parse(reader.GetString(5))!.AsObject(),
                reader.IsDBNull(6) ? null : reader.GetFieldValue<byte[]>(6)
            );
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
