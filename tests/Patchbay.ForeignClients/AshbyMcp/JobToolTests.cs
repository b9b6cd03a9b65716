using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.AshbyMcp;

public sealed class JobToolTests(DrivenSandbox driven) : IClassFixture<DrivenSandbox>
{
    [Theory]
    [InlineData("Open")]
    [InlineData("Closed")]
    [InlineData("Draft")]
    [InlineData("Archived")]
    public async Task Jobs_are_listed_by_status(string status)
    {
        var jobs = (await driven.DataAsync("ashby_list_jobs", new { status }))["items"];

        Assert.Equal(
            await driven.IdsAsync(
                "job.list",
                new JsonObject { ["status"] = new JsonArray(status) }
            ),
            jobs.Column("id")
        );
        Assert.All(jobs.Column("status"), listed => Assert.Equal(status, listed));
    }

    [Fact]
    public async Task A_job_comes_with_its_description_its_team_and_the_stages_of_its_plan()
    {
        var jobId = (await driven.DataAsync("ashby_list_jobs"))["items"]![0].Text("id");

        var found = await driven.DataAsync("ashby_get_job_details", new { job_id = jobId });

        var job = await driven.Sandbox.ResultsAsync("job.info", new { id = jobId });
        var posting = await driven.Sandbox.ResultsAsync(
            "jobPosting.info",
            new { jobPostingId = job["jobPostingIds"]![0] }
        );
        Assert.Equal(job.Text("title"), found.Text("job.title"));
        Assert.Equal(posting.Text("descriptionPlain"), found.Text("job.description"));
        Assert.Equal(
            job["hiringTeam"].Column("email"),
            found["job"]!["hiringTeam"].Column("email")
        );
        Assert.Equal(
            await driven.IdsAsync(
                "interviewStage.list",
                new JsonObject { ["interviewPlanId"] = job.Text("defaultInterviewPlanId") }
            ),
            found["interview_stages"].Column("id")
        );
    }

    [Fact]
    public async Task The_pipeline_counts_every_application_of_every_job_once()
    {
        var summary = await driven.DataAsync("ashby_get_pipeline_summary", new { status = "All" });

        Assert.Equal(await driven.IdsAsync("job.list"), summary["jobs"].Column("job_id"));
        var applications = await driven.Sandbox.PagesAsync("application.list");
        var archived = applications
            .SelectMany(page => page.Results)
            .Count(application => application.Text("status") == "Archived");
        Assert.Equal(archived, (int)summary["totals"]!["archived"]!);
        Assert.Equal(
            applications.Sum(page => page.Results.Count) - archived,
            (int)summary["totals"]!["active"]!
        );
    }
}
