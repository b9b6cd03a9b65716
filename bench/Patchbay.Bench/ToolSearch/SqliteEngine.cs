using Microsoft.Data.Sqlite;
using Patchbay.Engine.Definitions;

namespace Patchbay.Bench.ToolSearch;

/// <summary>
/// SQLite's FTS5 in memory, one table of stems (porter) and one of groups of three letters (trigram), their BM25 ranks
/// added up.
/// </summary>
internal sealed class SqliteEngine : ISearchEngine
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _search;
    private readonly SqliteParameter _stems;
    private readonly SqliteParameter _letters;
    private readonly SqliteParameter _top;

    public SqliteEngine(Connector connector)
    {
        _connection.Open();
        Make("stems", "porter unicode61 remove_diacritics 2", connector);
        Make("letters", "trigram", connector);
        _search = _connection.CreateCommand();
        _search.CommandText = """
            select id from (
                select id, bm25(stems, 0, 4, 2, 1, 1) as rank from stems where stems match $stems
                union all
                select id, 0.3 * bm25(letters, 0, 4, 2, 1, 1) from letters where letters match $letters
            ) group by id order by sum(rank) limit $top
            """;
        _stems = _search.Parameters.Add("$stems", SqliteType.Text);
        _letters = _search.Parameters.Add("$letters", SqliteType.Text);
        _top = _search.Parameters.Add("$top", SqliteType.Integer);
    }

    public string Name => "SQLite FTS5";

    public IReadOnlyList<string> Find(string query, int top)
    {
        var words = EngineTexts.Words(query).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (words.Count == 0)
            return [];
        _stems.Value = Any(words);
        _letters.Value = Any(words.SelectMany(Trigrams).Distinct().DefaultIfEmpty("~~~"));
        _top.Value = top;
        using var reader = _search.ExecuteReader();
        var found = new List<string>(top);
        while (reader.Read())
            found.Add(reader.GetString(0));
        return found;
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }

    private static string Any(IEnumerable<string> words) =>
        string.Join(" OR ", words.Select(word => $"\"{word}\""));

    private static IEnumerable<string> Trigrams(string word) =>
        Enumerable
            .Range(0, Math.Max(0, word.Length - 2))
            .Select(start => word.Substring(start, 3).ToLowerInvariant());

    private void Make(string table, string tokenizer, Connector connector)
    {
        using var make = _connection.CreateCommand();
        make.CommandText =
            $"create virtual table {table} using fts5(id unindexed, label, names, requests, description, tokenize = '{tokenizer}')";
        make.ExecuteNonQuery();
        foreach (var texts in EngineTexts.Of(connector))
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText =
                $"insert into {table} values ($id, $label, $names, $requests, $description)";
            insert.Parameters.AddWithValue("$id", texts.Id);
            insert.Parameters.AddWithValue("$label", texts.Label);
            insert.Parameters.AddWithValue("$names", texts.Names);
            insert.Parameters.AddWithValue("$requests", texts.Requests);
            insert.Parameters.AddWithValue("$description", texts.Description);
            insert.ExecuteNonQuery();
        }
    }
}
