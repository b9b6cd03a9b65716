using System.Text.Json.Nodes;
using CsCheck;
using Patchbay.AshbySandbox.Contract;
using Patchbay.Tests.Contract;

namespace Patchbay.Tests.Sandbox;

public class PagingTests
{
    public static TheoryData<string> PagedEndpoints =>
        [
            .. AshbyContract
                .Embedded.Endpoints.Values.Where(endpoint => endpoint.Paging != Paging.None)
                .Select(endpoint => endpoint.Name),
        ];

    [Theory]
    [MemberData(nameof(PagedEndpoints))]
    public async Task Small_pages_and_large_ones_hold_the_same_records_in_the_same_order(
        string method
    )
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var world = new World(sandbox.Server.Address);
        var body = await ValidRequest.MakeAsync(method, full: false, world);
        var whole = await sandbox.PagesAsync(method, With(body, "limit", 100));
        var small = await sandbox.PagesAsync(method, With(body, "limit", 3));
        var ids = whole.SelectMany(page => page.Ids).ToList();
        Assert.Equal(ids, small.SelectMany(page => page.Ids));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(Math.Max(1, (ids.Count + 2) / 3), small.Count);
    }

    [Theory]
    [MemberData(nameof(PagedEndpoints))]
    public async Task A_cursor_comes_while_there_is_more_and_a_sync_token_at_the_end(string method)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var world = new World(sandbox.Server.Address);
        var body = await ValidRequest.MakeAsync(method, full: false, world);
        var pages = await sandbox.PagesAsync(method, With(body, "limit", 2));
        Assert.All(
            pages[..^1],
            page =>
            {
                Assert.NotNull(page.NextCursor);
                Assert.Null(page.SyncToken);
            }
        );
        Assert.Null(pages[^1].NextCursor);
        Assert.Equal(
            AshbyContract.Embedded.Endpoints[method].Paging == Paging.CursorAndSyncToken,
            pages[^1].SyncToken is not null
        );
    }

    [Fact]
    public async Task A_page_holds_100_records_unless_told_otherwise()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 101);
        var pages = await sandbox.PagesAsync("candidate.list");
        Assert.Equal([100, 1], pages.Select(page => page.Results.Count));
    }

    [Fact]
    public async Task A_list_that_ends_with_a_full_page_needs_no_empty_one()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 100);
        Assert.False((await sandbox.CallAsync("candidate.list")).MoreDataAvailable);
    }

    [Fact]
    public async Task Inserts_between_pages_lose_and_double_nobody()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 40);
        var before = (await sandbox.CallAsync("candidate.list")).Ids.ToList();
        var added = new List<string>();
        var pages = await sandbox.PagesAsync(
            "candidate.list",
            new JsonObject { ["limit"] = 7 },
            async () =>
            {
                var made = await sandbox.ResultsAsync(
                    "candidate.create",
                    new { name = "Late arrival" }
                );
                added.Add((string)made["id"]!);
            }
        );
        Assert.Equal([.. before, .. added], pages.SelectMany(page => page.Ids));
    }

    [Fact]
    public async Task Whatever_changes_between_pages_a_pass_and_the_next_one_see_everything()
    {
        // 0 creates, any other number changes the candidate at that place.
        await Gen.Int[0, 20]
            .Array[1, 12]
            .SampleAsync(
                async moves =>
                {
                    await using var sandbox = await RunningSandbox.StartAsync(candidates: 20);
                    var start = (await sandbox.CallAsync("candidate.list")).Ids.ToList();
                    var names = new Dictionary<string, string>();
                    var next = 0;
                    var pages = await sandbox.PagesAsync(
                        "candidate.list",
                        new JsonObject { ["limit"] = 3 },
                        async () =>
                        {
                            if (next == moves.Length)
                                return;
                            var name = $"Changed {next}";
                            var move = moves[next++];
                            var changed =
                                move == 0
                                    ? await sandbox.ResultsAsync("candidate.create", new { name })
                                    : await sandbox.ResultsAsync(
                                        "candidate.update",
                                        new { candidateId = start[move - 1], name }
                                    );
                            names[(string)changed["id"]!] = name;
                        }
                    );
                    var seen = pages.SelectMany(page => page.Ids).ToList();
                    Assert.Equal(seen.Count, seen.Distinct().Count());
                    Assert.Empty(start.Except(seen));
                    var later = await sandbox.PagesAsync(
                        "candidate.list",
                        new JsonObject { ["syncToken"] = pages[^1].SyncToken, ["limit"] = 2 }
                    );
                    Assert.Equal(
                        names.OrderBy(pair => pair.Key, StringComparer.Ordinal),
                        later
                            .SelectMany(page => page.Results)
                            .ToDictionary(
                                record => (string)record!["id"]!,
                                record => (string)record!["name"]!
                            )
                            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    );
                },
                iter: 20,
                threads: 1
            );
    }

    [Fact]
    public async Task A_made_up_cursor_and_one_of_another_list_are_invalid()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var cursor = (await sandbox.CallAsync("candidate.list", new { limit = 1 })).NextCursor!;
        var flipped = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];
        foreach (var made in (string[])["Ya6", "", "not base64!", flipped])
            Assert.Equal(
                "invalid_next_cursor",
                await sandbox.ErrorAsync("candidate.list", new { cursor = made })
            );
        Assert.Equal(
            "invalid_next_cursor",
            await sandbox.ErrorAsync("application.list", new { cursor })
        );
    }

    [Fact]
    public async Task A_cursor_of_one_candidates_notes_does_not_read_anothers()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ids = (await sandbox.CallAsync("candidate.list", new { limit = 2 })).Ids.ToList();
        foreach (var note in (string[])["one", "two"])
            await sandbox.ResultsAsync("candidate.createNote", new { candidateId = ids[0], note });
        var page = await sandbox.CallAsync(
            "candidate.listNotes",
            new { candidateId = ids[0], limit = 1 }
        );
        Assert.Equal(
            "invalid_next_cursor",
            await sandbox.ErrorAsync(
                "candidate.listNotes",
                new { candidateId = ids[1], cursor = page.NextCursor }
            )
        );
    }

    [Fact]
    public async Task A_cursor_lives_14_days()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var cursor = (await sandbox.CallAsync("candidate.list", new { limit = 1 })).NextCursor;
        sandbox.Clock.Advance(TimeSpan.FromDays(14));
        Assert.NotNull(await sandbox.ResultsAsync("candidate.list", new { cursor, limit = 1 }));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            "next_cursor_expired",
            await sandbox.ErrorAsync("candidate.list", new { cursor, limit = 1 })
        );
    }

    private static JsonObject With(JsonObject body, string name, JsonNode value)
    {
        var copy = body.DeepClone().AsObject();
        copy[name] = value;
        return copy;
    }
}
