using System.Text.Json;
using Patchbay.AshbySandbox;
using Patchbay.Tests.Cli;

namespace Patchbay.Tests.EndToEnd;

public sealed class RunThroughHubTests(WayThroughHub way)
    : RunTests(way),
        IClassFixture<WayThroughHub>;

public sealed class RunStraightTests(WayStraight way) : RunTests(way), IClassFixture<WayStraight>;

/// <summary>What a user is promised of <c>run</c>, whichever way the action goes.</summary>
public abstract class RunTests(IWayToAshby way)
{
    private const string EveryPermission = "sandbox-all-permissions";
    private const string NoSuchId = "00000000-0000-4000-8000-000000000000";

    private static readonly HttpClient Browser = new();

    [Fact]
    public async Task A_list_comes_as_records()
    {
        var result = await RunAsync("ashby_list_candidates", "--set", "limit=3");

        Assert.Equal(0, result.Code);
        Assert.Equal(3, result.Json.GetArrayLength());
        Assert.Contains("There is more: --all", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_gives_exactly_the_candidates_that_the_company_has()
    {
        var result = await RunAsync("ashby_list_candidates", "--all", "--set", "limit=7");

        Assert.Equal(0, result.Code);
        var ids = result.Lines.Select(line => IdOf(JsonElement.Parse(line))).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(CandidatesOfCompany(), ids.ToHashSet());
        Assert.InRange(ids.Count, 50, 55);
        Assert.Contains("--set syncToken=", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_gives_cursor_sync_token_and_warnings_beside_the_data()
    {
        var first = await RunAsync("ashby_list_candidates", "--raw", "--set", "limit=2");
        var whole = await RunAsync("ashby_list_candidates", "--raw", "--set", "limit=100");
        var later = await RunAsync(
            "ashby_list_candidates",
            "--raw",
            "--set",
            $"syncToken={whole.Json.GetProperty("syncToken").GetString()}"
        );

        Assert.Equal(2, first.Json.GetProperty("data").GetArrayLength());
        Assert.NotEmpty(first.Json.GetProperty("next").GetString()!);
        Assert.Equal(JsonValueKind.Null, whole.Json.GetProperty("next").ValueKind);
        Assert.Equal(JsonValueKind.Array, whole.Json.GetProperty("warnings").ValueKind);
        Assert.Equal(0, later.Code);
        Assert.Equal(0, later.Json.GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task A_candidate_that_was_created_can_be_read_back()
    {
        var created = await RunAsync(
            "ashby_create_candidate",
            "--set",
            "name=Zoë Brontë",
            "--set",
            "email=zoe@example.com"
        );
        var read = await RunAsync("ashby_get_candidate_by_id", "--set", $"id={IdOf(created.Json)}");

        Assert.Equal((0, 0), (created.Code, read.Code));
        Assert.Equal("Zoë Brontë", read.Json.GetProperty("name").GetString());
        Assert.Equal(
            "zoe@example.com",
            read.Json.GetProperty("primaryEmailAddress").GetProperty("value").GetString()
        );
    }

    [Fact]
    public async Task A_file_comes_back_byte_for_byte()
    {
        // Larger than what fits one buffer, and no text.
        var content = new byte[3_000_000];
        new Random(11).NextBytes(content);
        var path = Path.Combine(Path.GetTempPath(), $"portfolio-{Guid.NewGuid():n}.pdf");
        await File.WriteAllBytesAsync(path, content, Cancellation);
        try
        {
            var created = await RunAsync("ashby_create_candidate", "--set", "name=Ada");
            var uploaded = await RunAsync(
                "ashby_upload_candidate_file_complete",
                "--set",
                $"candidateId={IdOf(created.Json)}",
                "--file",
                path
            );
            Assert.Equal((0, ""), (uploaded.Code, uploaded.Error));
            var kept = Assert.Single(uploaded.Json.GetProperty("fileHandles").EnumerateArray());
            Assert.Equal(Path.GetFileName(path), kept.GetProperty("name").GetString());
            var link = await RunAsync(
                "ashby_get_file",
                "--set",
                $"fileHandle={kept.GetProperty("handle").GetString()}"
            );

            Assert.Equal(0, link.Code);
            var address = link.Json.GetProperty("url").GetString();
            Assert.Equal(content, await Browser.GetByteArrayAsync(address, Cancellation));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_missing_field_exits_2_and_is_named()
    {
        var result = await RunAsync("ashby_get_candidate_by_id", "--json");

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Equal("invalid_input", result.ErrorJson.GetProperty("code").GetString());
        var fault = Assert.Single(result.ErrorJson.GetProperty("faults").EnumerateArray());
        Assert.Equal("$.id", fault.GetProperty("path").GetString());
    }

    [Fact]
    public async Task An_unknown_action_exits_2_and_names_the_nearest()
    {
        var result = await RunAsync("ashby_list_candidats");

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(
            "Did you mean ashby_list_candidates",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_permission_that_the_key_lacks_exits_1_and_names_the_box_to_tick()
    {
        // Enough to be linked, and no more.
        var key = new SandboxKey("reader", Guid.NewGuid().ToString("n"), ["candidatesRead"]);
        way.Company.Run(state => state.Keys.Put(key));
        var limited = await way.OpenAsync(key.Secret);

        var allowed = await limited.RunAsync("ashby_list_candidates");
        var result = await limited.RunAsync(
            "ashby_create_candidate",
            "--set",
            "name=Ada",
            "--json"
        );

        Assert.Equal(0, allowed.Code);

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Equal("missing_permission", result.ErrorJson.GetProperty("code").GetString());
        Assert.Contains(
            "Candidates: Write",
            result.ErrorJson.GetProperty("remedy").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_record_that_is_not_there_exits_1()
    {
        var result = await RunAsync("ashby_get_candidate_by_id", "--set", $"id={NoSuchId}");

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.NotEmpty(result.Error);
    }

    private async Task<CommandLineResult> RunAsync(params string[] arguments)
    {
        var opened = await way.OpenAsync(EveryPermission);
        return await opened.RunAsync(arguments);
    }

    /// <summary>Read from the company itself: the fifty it starts with, and what other tests have added.</summary>
    private HashSet<string> CandidatesOfCompany()
    {
        lock (way.Company.Gate)
            return way
                .Company.State.Candidates.After(-1)
                .Select(entry => entry.Record["id"]!.GetValue<string>())
                .ToHashSet();
    }

    private static string IdOf(JsonElement record) => record.GetProperty("id").GetString()!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
