using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.People;
using Patchbay.Hub.Logs;

namespace Patchbay.Tests.Hub.Pages;

public sealed class OverviewPageTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(
        new DateTimeOffset(2026, 5, 1, 9, 30, 0, TimeSpan.Zero)
    );

    private readonly TestHub _hub;

    public OverviewPageTests() => _hub = new TestHub(_time);

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task An_empty_page_teaches_the_next_step()
    {
        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);
        Assert.Contains(
            "patchbay link create --owner-id acme",
            await viewer.GetAsync(_hub.Page("overview"))
        );
        // The check of the key that links it is no execution.
        var account = await _hub.LinkAsync("first");
        Assert.Contains(
            $"patchbay run ashby_list_candidates --account {account}",
            await viewer.GetAsync(_hub.Page("overview"))
        );
    }

    [Fact]
    public async Task The_last_day_is_counted_with_the_reasons_of_failures()
    {
        var account = await _hub.LinkAsync("counted");
        await _hub.RunAsync(account, "ashby_list_candidates");
        await _hub.RunAsync(account, "ashby_list_candidates");
        await _hub.RunAsync(account, "ashby_create_candidate", "{}");
        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);

        var page = await viewer.GetAsync(_hub.Page("overview"));

        Assert.Contains(">3</div>", page);
        Assert.Contains("2 succeeded", page);
        Assert.Contains("33.3 % of all", page);
        Assert.Contains("Invalid input</a>", page);
        Assert.Contains(
            "logs?start_date=2026-04-30T10%3A00&amp;error_categories=invalid_input",
            page
        );
        Assert.Contains("24 hours of executions: most at 09:00 UTC with 3", page);
        Assert.Contains("No account is in error", page);
    }

    [Fact]
    public async Task What_is_older_than_a_day_is_not_counted_and_what_is_over_stays_counted()
    {
        var account = await _hub.LinkAsync("aged");
        await _hub.RunAsync(account, "ashby_list_candidates");
        var project = _hub.Server.Services.GetRequiredService<IAccess>().Projects[0].Id;
        var hours = _hub.Server.Services.GetRequiredService<LogHours>();

        _time.Advance(TimeSpan.FromHours(2));
        await _hub.RunAsync(account, "ashby_list_candidates");
        for (var round = 0; round < 2; round++)
            Assert.Equal([1, 0, 1], (await Counts()).TakeLast(3));

        _time.Advance(TimeSpan.FromHours(22));
        var later = (await Counts()).ToList();
        Assert.Equal(24, later.Count);
        Assert.Equal(1, later.Sum());

        async Task<IEnumerable<long>> Counts() =>
            (await hours.LastDayAsync(project, TestContext.Current.CancellationToken)).Select(
                hour => hour.Count
            );
    }

    [Fact]
    public async Task Accounts_in_error_and_those_whose_key_lacks_a_permission_need_care()
    {
        var broken = await _hub.LinkAsync("<b>broken</b>", "sandbox-all-permissions");
        var lacking = await _hub.LinkAsync("lacking", _hub.AddKeyWithout("jobsRead").Secret);
        (await _hub.RunAsync(lacking, "ashby_list_jobs")).IsError(403, "missing_permission");
        await Tampering.ExecuteAsync(
            _hub,
            "UPDATE Accounts SET Status = 'error' WHERE Id = $id",
            ("$id", broken)
        );
        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);

        var page = await viewer.GetAsync(_hub.Page("overview"));

        Assert.Contains($"accounts/{broken}\">&lt;b&gt;broken&lt;/b&gt; Inc</a>", page);
        Assert.Contains($"accounts/{lacking}\">lacking Inc</a>", page);
        Assert.Contains("Jobs: Read", page);
    }

    [Fact]
    public async Task Counts_only_its_project()
    {
        var account = await _hub.LinkAsync("own");
        await _hub.RunAsync(account, "ashby_list_candidates");
        await _hub.AddProjectAsync("Other");
        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);
        var page = await viewer.GetAsync(_hub.Page("overview", "Other"));
        Assert.Contains("Link the first account", page);
        Assert.DoesNotContain(account, page);
    }
}
