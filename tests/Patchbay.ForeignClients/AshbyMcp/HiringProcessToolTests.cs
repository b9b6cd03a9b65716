namespace Patchbay.ForeignClients.AshbyMcp;

public sealed class HiringProcessToolTests(DrivenSandbox driven) : IClassFixture<DrivenSandbox>
{
    [Fact]
    public async Task Every_stage_is_listed_under_its_plan()
    {
        var plans = (await driven.DataAsync("ashby_list_interview_stages"))["plans"]!.AsArray();

        Assert.Equal(await driven.IdsAsync("interviewPlan.list"), plans.Column("plan_id"));
        foreach (var plan in plans)
            Assert.Equal(
                (
                    await driven.Sandbox.ResultsAsync(
                        "interviewStage.list",
                        new { interviewPlanId = plan.Text("plan_id") }
                    )
                ).Column("title"),
                plan!["stages"].Column("title")
            );
    }

    [Fact]
    public async Task Reasons_and_templates_are_listed()
    {
        var reasons = await driven.DataAsync("ashby_list_archive_reasons");
        var templates = await driven.DataAsync("ashby_list_email_templates");

        Assert.Equal(
            (await driven.Sandbox.ResultsAsync("archiveReason.list")).Column("text"),
            reasons["reasons"].Column("text")
        );
        Assert.Equal(
            (await driven.Sandbox.ResultsAsync("communicationTemplate.list")).ToJsonString(),
            templates["templates"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("Scheduled")]
    [InlineData("NeedsScheduling")]
    [InlineData("Complete")]
    [InlineData("Cancelled")]
    public async Task Interviews_are_listed_by_status_with_whom_and_for_which_job(string status)
    {
        var schedules = (await driven.Sandbox.PagesAsync("interviewSchedule.list"))
            .SelectMany(page => page.Results)
            .Where(schedule => schedule.Text("status") == status)
            .ToList();

        var items = (
            await driven.DataAsync(
                "ashby_list_upcoming_interviews",
                new
                {
                    status,
                    start_after = "2020-01-01T00:00:00.000Z",
                    limit = 100,
                }
            )
        )["items"];

        Assert.Equal(
            schedules.Select(schedule => schedule.Text("id")),
            items.Column("schedule_id")
        );
        Assert.Equal(
            schedules.Select(schedule => schedule!["interviewEvents"]!.AsArray().Count),
            items!.AsArray().Select(item => item!["events"]!.AsArray().Count)
        );
        Assert.DoesNotContain("(unknown)", items.Column("candidate_name"));
    }
}
