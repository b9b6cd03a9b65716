using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.State;

namespace Patchbay.Tests.Sandbox;

/// <summary>The state in an SQLite file.</summary>
public sealed class StateFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sandbox");

    private string File => Path.Combine(_folder.FullName, "sandbox.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_changed_before_a_restart_is_there_after_it()
    {
        JsonNode made;
        string before;
        string? token;
        SandboxKey key;
        await using (var sandbox = await StartAsync())
        {
            var list = await sandbox.CallAsync("candidate.list");
            token = list.SyncToken;
            made = await Applications.CreateAsync(sandbox) is var application
                ? await application.MoveAsync(sandbox, "PreInterviewScreen")
                : throw new InvalidOperationException();
            await sandbox.ResultsAsync(
                "candidate.createNote",
                new { candidateId = list.Ids.First(), note = "Kept" }
            );
            await sandbox.ResultsAsync(
                "candidate.update",
                new { candidateId = list.Ids.ElementAt(3), name = "Renamed" }
            );
            key = sandbox.Server.AddKey("Kept too", "candidatesRead");
            before = sandbox.Server.Save();
        }
        await using (var sandbox = await StartAsync())
        {
            Assert.Equal(Rows(before), Rows(sandbox.Server.Save()));
            var id = (string)made["id"]!;
            var info = await sandbox.ResultsAsync("application.info", new { applicationId = id });
            Assert.Equal(2, info["applicationHistory"]!.AsArray().Count);
            Assert.Equal(200, (await sandbox.CallAsync("candidate.list", key: key.Secret)).Status);
            var changed = await sandbox.CallAsync("candidate.list", new { syncToken = token });
            Assert.Contains("Renamed", changed.Results.Select(found => (string)found!["name"]!));
            Assert.Equal(2, changed.Results.Count);
        }
    }

    [Fact]
    public async Task Ids_made_after_a_restart_are_new()
    {
        var ids = new List<string>();
        for (var start = 0; start < 3; start++)
        {
            await using var sandbox = await StartAsync();
            for (var i = 0; i < 3; i++)
                ids.Add(
                    (string)
                        (await sandbox.ResultsAsync("candidate.create", new { name = "New" }))[
                            "id"
                        ]!
                );
        }
        Assert.Equal(9, ids.Distinct().Count());
    }

    [Fact]
    public async Task An_uploaded_file_is_kept_with_its_bytes()
    {
        JsonNode upload;
        await using (var sandbox = await StartAsync())
        {
            upload = await sandbox.ResultsAsync(
                "file.createFileUploadHandle",
                new
                {
                    fileUploadContext = "CandidateFiles",
                    filename = "a.txt",
                    contentType = "text/plain",
                    contentLength = 5,
                }
            );
            using var form = new MultipartFormDataContent();
            foreach (var (name, value) in upload["fields"]!.AsObject())
                form.Add(new StringContent((string)value!), name);
            form.Add(new ByteArrayContent("bytes"u8.ToArray()), "file", "a.txt");
            using var answer = await sandbox.Http.PostAsync(
                new Uri((string)upload["url"]!),
                form,
                TestContext.Current.CancellationToken
            );
            Assert.True(answer.IsSuccessStatusCode);
        }
        await using (var sandbox = await StartAsync())
        {
            var info = await sandbox.ResultsAsync(
                "file.info",
                new { fileHandle = (string)upload["handle"]! }
            );
            Assert.Equal(
                "bytes",
                await sandbox.Http.GetStringAsync(
                    new Uri((string)info["url"]!),
                    TestContext.Current.CancellationToken
                )
            );
        }
    }

    [Fact]
    public async Task A_second_sandbox_cannot_open_the_file_of_a_running_one()
    {
        await using var sandbox = await StartAsync();
        var error = await Assert.ThrowsAsync<SandboxFileException>(StartAsync);
        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_something_else_is_refused_and_left_as_it_is()
    {
        await System.IO.File.WriteAllTextAsync(
            File,
            new string('x', 5_000),
            TestContext.Current.CancellationToken
        );
        await Assert.ThrowsAsync<SandboxFileException>(StartAsync);
        Assert.Equal(5_000, new FileInfo(File).Length);
    }

    [Fact]
    public async Task What_the_disk_does_not_take_has_not_happened()
    {
        await (await StartAsync()).DisposeAsync();
        await using (var file = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await file.OpenAsync(TestContext.Current.CancellationToken);
            await using var trigger = file.CreateCommand();
            trigger.CommandText = """
                CREATE TRIGGER full BEFORE INSERT ON record WHEN NEW.json LIKE '%Unwritable%'
                BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
                """;
            await trigger.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        await using var sandbox = await StartAsync();
        var failed = await sandbox.CallAsync("candidate.create", new { name = "Unwritable" });
        Assert.Equal(500, failed.Status);
        Assert.Equal("generic_internal_error", failed.ErrorCode);
        Assert.Empty(
            (await sandbox.ResultsAsync("candidate.search", new { name = "Unwritable" })).AsArray()
        );
        await sandbox.ResultsAsync("candidate.create", new { name = "Writable" });
    }

    [Fact]
    public async Task A_reset_is_a_reset_on_disk_too()
    {
        await using (var sandbox = await StartAsync())
        {
            await sandbox.ResultsAsync("candidate.create", new { name = "Gone" });
            sandbox.Server.Reset();
        }
        await using (var sandbox = await StartAsync())
            Assert.Empty(
                (await sandbox.ResultsAsync("candidate.search", new { name = "Gone" })).AsArray()
            );
    }

    private Task<RunningSandbox> StartAsync() =>
        RunningSandbox.StartAsync(change: options => options with { File = File });

    private static string Rows(string snapshot) =>
        JsonNode.Parse(snapshot)!["rows"]!.ToJsonString();
}
