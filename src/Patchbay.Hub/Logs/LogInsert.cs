using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Patchbay.Hub.Logs;

/// <summary>
/// One prepared INSERT whose values are given in the order of its columns. Past ADO.NET, which looks up each value's
/// place by name in every row and boxes it: that costs as much as SQLite takes for the row.
/// </summary>
internal sealed class LogInsert : IDisposable
{
    private const int LongestOnStack = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int _columns;
    private int _place;

    public LogInsert(SqliteConnection connection, string table, string[] columns)
    {
        _database = connection.Handle!;
        _columns = columns.Length;
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var places = string.Join(", ", columns.Select(_ => "?"));
        Check(
            raw.sqlite3_prepare_v2(
                _database,
                $"INSERT INTO \"{table}\" ({names}) VALUES ({places})",
                out _statement
            )
        );
    }

    public LogInsert Text(string? value)
    {
        if (value is null)
            return Bound(raw.sqlite3_bind_null(_statement, ++_place));
        // A span of no bytes would be bound as null.
        if (value.Length == 0)
            return Bound(raw.sqlite3_bind_text(_statement, ++_place, value));
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = null;
        var bytes =
            most <= LongestOnStack
                ? stackalloc byte[LongestOnStack]
                : rented = ArrayPool<byte>.Shared.Rent(most);
        var length = Encoding.UTF8.GetBytes(value, bytes);
        var result = raw.sqlite3_bind_text(_statement, ++_place, bytes[..length]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return Bound(result);
    }

    public LogInsert Whole(long? value) =>
        Bound(
            value is { } number
                ? raw.sqlite3_bind_int64(_statement, ++_place, number)
                : raw.sqlite3_bind_null(_statement, ++_place)
        );

    public LogInsert Real(double value) =>
        Bound(raw.sqlite3_bind_double(_statement, ++_place, value));

    /// <summary>Writes the row of the values that were given since the last one.</summary>
    /// <exception cref="SqliteException">It could not be written.</exception>
    public void Write()
    {
        var given = _place;
        _place = 0;
        if (given != _columns)
            throw new InvalidOperationException($"{given} values for {_columns} columns.");
        var result = raw.sqlite3_step(_statement);
        // Returns the same error once more; the statement is as new after it.
        _ = raw.sqlite3_reset(_statement);
        Check(result);
    }

    public void Dispose() => _statement.Dispose();

    private LogInsert Bound(int result)
    {
        if (result != raw.SQLITE_OK)
            _place = 0;
        Check(result);
        return this;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
