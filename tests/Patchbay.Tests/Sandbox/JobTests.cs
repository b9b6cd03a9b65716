using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class JobTests
{
    // Every way a status may go (section 11 of Ashby's behaviour); all others are refused.
    private static readonly HashSet<(string From, string To)> Allowed =
    [
        ("Draft", "Open"),
        ("Draft", "Archived"),
        ("Open", "Closed"),
        ("Closed", "Draft"),
        ("Closed", "Archived"),
        ("Archived", "Draft"),
    ];
    private static readonly Dictionary<string, string[]> Ways = new()
    {
        ["Draft"] = [],
        ["Open"] = ["Open"],
        ["Closed"] = ["Open", "Closed"],
        ["Archived"] = ["Archived"],
    };

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var from in Ways.Keys)
            foreach (var to in Ways.Keys)
                pairs.Add(from, to);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_status_goes_only_where_it_may(string from, string to)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var jobId = await NewAsync(sandbox);
        foreach (var status in Ways[from])
            await sandbox.ResultsAsync("job.setStatus", new { jobId, status });
        var reply = await sandbox.CallAsync("job.setStatus", new { jobId, status = to });
        Assert.Equal(Allowed.Contains((from, to)), reply.Succeeded);
        if (!reply.Succeeded)
            Assert.Equal("invalid_input", reply.ErrorCode);
        Assert.Equal(
            reply.Succeeded ? to : from,
            (string?)(await InfoAsync(sandbox, jobId))["status"]
        );
    }

    [Fact]
    public async Task Opening_and_closing_stamp_the_time_and_reopening_clears_the_end()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var jobId = await NewAsync(sandbox);
        await sandbox.ResultsAsync("job.setStatus", new { jobId, status = "Open" });
        sandbox.Clock.Advance(TimeSpan.FromDays(1));
        await sandbox.ResultsAsync("job.setStatus", new { jobId, status = "Closed" });
        var closed = await InfoAsync(sandbox, jobId);
        Assert.Equal("2026-06-01T09:00:00.000Z", (string?)closed["openedAt"]);
        Assert.Equal("2026-06-02T09:00:00.000Z", (string?)closed["closedAt"]);
        await sandbox.ResultsAsync("job.setStatus", new { jobId, status = "Draft" });
        Assert.Null((await InfoAsync(sandbox, jobId))["closedAt"]);
    }

    [Fact]
    public async Task A_new_job_is_a_draft_and_listed_only_when_drafts_are_asked_for()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var jobId = await NewAsync(sandbox);
        Assert.Equal("Draft", (string?)(await InfoAsync(sandbox, jobId))["status"]);
        Assert.DoesNotContain(jobId, (await sandbox.CallAsync("job.list")).Ids);
        Assert.Contains(
            jobId,
            (await sandbox.CallAsync("job.list", new { status = new[] { "Draft" } })).Ids
        );
        Assert.Equal(
            [jobId],
            (await sandbox.CallAsync("job.search", new { title = "Night watch" })).Ids
        );
    }

    [Fact]
    public async Task Updating_a_job_needs_a_field_and_shows_in_its_applications()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var jobId = application.JobId;
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("job.update", new { jobId }));
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("job.update", new { jobId, unknown = 1 })
        );
        await sandbox.ResultsAsync("job.update", new { jobId, title = "Day watch" });
        Assert.Equal("Day watch", (string?)(await InfoAsync(sandbox, jobId))["title"]);
        Assert.Equal("Day watch", (string?)(await application.InfoAsync(sandbox))["job"]!["title"]);
    }

    [Fact]
    public async Task A_job_cannot_be_made_for_a_department_that_does_not_exist()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(
            "department_not_found",
            await sandbox.ErrorAsync(
                "job.create",
                new
                {
                    title = "Nobody",
                    teamId = Guid.NewGuid(),
                    locationId = await sandbox.FirstIdAsync("location.list"),
                }
            )
        );
    }

    private static async Task<string> NewAsync(RunningSandbox sandbox)
    {
        var job = await sandbox.ResultsAsync(
            "job.create",
            new
            {
                title = "Night watch",
                teamId = await sandbox.FirstIdAsync("department.list"),
                locationId = await sandbox.FirstIdAsync("location.list"),
                defaultInterviewPlanId = await sandbox.FirstIdAsync("interviewPlan.list"),
            }
        );
        return (string)job["id"]!;
    }

    private static Task<JsonNode> InfoAsync(RunningSandbox sandbox, string id) =>
        sandbox.ResultsAsync("job.info", new { id });
}
