namespace Patchbay.Tests.Sandbox;

public sealed class PagingTests : IAsyncLifetime
{
    private RunningSandbox _sandbox = null!;

    public async ValueTask InitializeAsync() =>
        _sandbox = await RunningSandbox.StartAsync(candidates: 25);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Pages_end_with_a_sync_token_and_have_a_cursor_only_before_the_end()
    {
        var first = await PageAsync(new { limit = 20 });
        var last = await PageAsync(new { limit = 20, cursor = first.NextCursor });

        Assert.Equal(
            (20, true, true),
            (first.Results.Count, first.MoreDataAvailable, first.SyncToken is null)
        );
        Assert.Equal(
            (5, false, true),
            (last.Results.Count, last.MoreDataAvailable, last.NextCursor is null)
        );
        Assert.NotNull(last.SyncToken);
        Assert.Equal(25, first.Ids.Concat(last.Ids).Distinct().Count());
    }

    [Fact]
    public async Task A_record_made_between_two_pages_neither_hides_nor_doubles_another()
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await PageAsync(
                cursor is null ? new { limit = 10 } : new { limit = 10, cursor }
            );
            ids.AddRange(page.Ids);
            cursor = page.NextCursor;
            if (ids.Count == 10)
                await _sandbox.ResultsAsync("candidate.create", new { name = "Late Comer" });
        } while (cursor is not null);

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.InRange(ids.Count, 25, 26);
    }

    [Theory]
    [InlineData(101)]
    [InlineData(0)]
    public async Task A_limit_outside_1_to_100_is_invalid_input(int limit) =>
        Assert.Equal("invalid_input", await _sandbox.ErrorAsync("candidate.list", new { limit }));

    [Fact]
    public async Task Tokens_that_mean_nothing_are_refused_by_name()
    {
        Assert.Equal(
            "invalid_next_cursor",
            await _sandbox.ErrorAsync("candidate.list", new { cursor = "garbage" })
        );
        Assert.Equal(
            "sync_token_invalid",
            await _sandbox.ErrorAsync("candidate.list", new { syncToken = "garbage" })
        );
    }

    [Fact]
    public async Task Tokens_expire_after_14_days()
    {
        var first = await PageAsync(new { limit = 20 });
        var last = await PageAsync(new { limit = 20, cursor = first.NextCursor });

        _sandbox.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));

        Assert.Equal(
            "next_cursor_expired",
            await _sandbox.ErrorAsync(
                "candidate.list",
                new { limit = 20, cursor = first.NextCursor }
            )
        );
        Assert.Equal(
            "sync_token_expired",
            await _sandbox.ErrorAsync("candidate.list", new { syncToken = last.SyncToken })
        );
    }

    [Fact]
    public async Task An_incremental_pass_brings_exactly_what_changed()
    {
        var all = await PageAsync(new { limit = 100 });
        var changed = all.Ids.ElementAt(3);
        await _sandbox.ResultsAsync(
            "candidate.update",
            new { candidateId = changed, name = "New Name" }
        );
        var created = (string)
            (await _sandbox.ResultsAsync("candidate.create", new { name = "Brand New" }))["id"]!;

        var since = await PageAsync(new { syncToken = all.SyncToken });
        var nothing = await PageAsync(new { syncToken = since.SyncToken });

        Assert.Equal(new[] { changed, created }.Order(), since.Ids.Order());
        Assert.Empty(nothing.Ids);
    }

    private async Task<Reply> PageAsync(object body)
    {
        var reply = await _sandbox.CallAsync("candidate.list", body);
        Assert.True(reply.Succeeded, reply.Text);
        return reply;
    }
}
