using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Patchbay.Hub.Start;

namespace Patchbay.Tests.Hub;

/// <summary>The ways an operator can give the master key.</summary>
public sealed class MasterKeyTests : IAsyncLifetime
{
    private readonly TestHub _hub = new();
    private string _account = "";
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        await _hub.InitializeAsync();
        _account = await _hub.LinkAsync("kept");
        _key = _hub.Settings["PATCHBAY_MASTER_KEY"]!;
        await _hub.StopAsync();
        _hub.Settings.Remove("PATCHBAY_MASTER_KEY");
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task It_comes_from_a_file()
    {
        _hub.Settings["PATCHBAY_MASTER_KEY_FILE"] = await WriteAsync(_key + "\n");
        await OpensAsync();
    }

    [Fact]
    public async Task It_comes_from_a_command_that_is_run_once_and_shown_nowhere()
    {
        var runs = Path.Combine(_hub.DataFolder, "runs");
        _hub.Settings["PATCHBAY_MASTER_KEY_COMMAND"] =
            $"echo run >> {runs}; cat {await WriteAsync(_key)}";
        await OpensAsync();
        Assert.Equal(
            "run\n",
            await File.ReadAllTextAsync(runs, TestContext.Current.CancellationToken)
        );
        Assert.DoesNotContain(_key, _hub.Log.All);
        Assert.DoesNotContain(_key, _hub.Output.ToString());
    }

    [Theory]
    [InlineData("exit 7", "ended with exit code 7")]
    [InlineData("sleep 60", "gave no key within 1 s")]
    [InlineData("sleep 60 & sleep 60", "gave no key within 1 s")]
    [InlineData("echo hello", "must be 32 bytes in base64")]
    [InlineData("yes", "prints far more than a key")]
    public async Task A_command_that_gives_none_is_told_at_start(string command, string words)
    {
        _hub.Settings["PATCHBAY_MASTER_KEY_COMMAND"] = command;
        _hub.Settings["PATCHBAY_MASTER_KEY_COMMAND_SECONDS"] = "1";
        Assert.Contains(words, await RefusalAsync());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_at_start()
    {
        _hub.Settings["PATCHBAY_MASTER_KEY_FILE"] = "/nowhere/master.key";
        Assert.Contains("PATCHBAY_MASTER_KEY_FILE cannot be read", await RefusalAsync());
    }

    [Fact]
    public async Task Two_ways_at_once_are_refused_even_if_they_agree()
    {
        _hub.Settings["PATCHBAY_MASTER_KEY"] = _key;
        _hub.Settings["PATCHBAY_MASTER_KEY_FILE"] = await WriteAsync(_key);
        Assert.Contains(
            "PATCHBAY_MASTER_KEY and PATCHBAY_MASTER_KEY_FILE. Keep one",
            await RefusalAsync()
        );
    }

    [Fact]
    public async Task A_wrong_one_changes_no_row_of_the_database()
    {
        var before = await DigestAsync();
        _hub.Settings["PATCHBAY_MASTER_KEY"] = Convert.ToBase64String(
            RandomNumberGenerator.GetBytes(32)
        );
        Assert.Contains("is not the one this data folder was sealed with", await RefusalAsync());
        Assert.Equal(before, await DigestAsync());
    }

    [Fact]
    public async Task It_is_noticed_as_wrong_before_any_account_is_linked()
    {
        await using var fresh = new TestHub();
        await fresh.StartAsync("Production");
        await fresh.StopAsync();
        fresh.Settings["PATCHBAY_MASTER_KEY"] = Convert.ToBase64String(
            RandomNumberGenerator.GetBytes(32)
        );
        await Assert.ThrowsAsync<StartException>(() => fresh.StartAsync("Production"));
    }

    private async Task OpensAsync()
    {
        await _hub.StartAsync("Production");
        (await _hub.RunAsync(_account, "ashby_list_candidates")).IsOk();
    }

    private async Task<string> RefusalAsync() =>
        (await Assert.ThrowsAsync<StartException>(() => _hub.StartAsync("Production"))).Message;

    private async Task<string> WriteAsync(string text)
    {
        var file = Path.Combine(_hub.DataFolder, "given.key");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }

    /// <summary>Every value of every table; not the file itself, for opening it moves pages.</summary>
    private async Task<string> DigestAsync()
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_hub.DataFolder, "patchbay.db")};Pooling=False"
        );
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = await RowsAsync(
            connection,
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        );
        var values = new List<string>();
        foreach (var table in tables)
            values.AddRange(
                await RowsAsync(connection, $"SELECT * FROM \"{table}\" ORDER BY 1, 2")
            );
        Assert.NotEmpty(values);
        return string.Join('\n', values);
    }

    private static async Task<List<string>> RowsAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(
            TestContext.Current.CancellationToken
        );
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(
                string.Join(
                    '|',
                    Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(column =>
                            reader[column] is byte[] bytes
                                ? Convert.ToHexString(bytes)
                                : reader[column].ToString()
                        )
                )
            );
        return rows;
    }
}
