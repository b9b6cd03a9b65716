using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.Company;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.Tests.Sandbox;

public class ApplicationFilterTests
{
    private static readonly string[] Statuses = ["Active", "Lead", "Hired", "Archived"];

    [Fact]
    public async Task Filters_by_job_and_status_find_what_a_look_at_every_application_finds()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 300);
        var jobs = (await sandbox.ResultsAsync("job.list"))
            .AsArray()
            .Select(job => (string)job!["id"]!)
            .ToList();
        await TransferAsync(sandbox, jobs);
        var all = await AllAsync(sandbox, []);

        foreach (var job in jobs.Append(null))
        foreach (var status in Statuses.Append(null))
        {
            var filter = new JsonObject();
            if (job is not null)
                filter["jobId"] = job;
            if (status is not null)
                filter["status"] = status;
            var expected = all.Where(application =>
                    (job is null || (string)application["job"]!["id"]! == job)
                    && (status is null || (string)application["status"]! == status)
                )
                .Select(application => application.ToJsonString());
            Assert.Equal(
                expected,
                (await AllAsync(sandbox, filter)).Select(application => application.ToJsonString())
            );
        }
    }

    [Fact]
    public async Task A_key_without_confidential_jobs_gets_the_rest_in_full_pages()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 300);
        var confidential = (await sandbox.ResultsAsync("job.list"))
            .AsArray()
            .Where(job => (bool)job!["confidential"]!)
            .Select(job => (string)job!["id"]!)
            .ToHashSet();
        var all = await AllAsync(sandbox, []);
        var key = sandbox.Server.AddKey("No secrets", "candidatesRead");

        var first = await sandbox.CallAsync("application.list", new { limit = 50 }, key.Secret);
        Assert.Equal(
            all.Where(application => !confidential.Contains((string)application["job"]!["id"]!))
                .Select(application => (string)application["id"]!)
                .Take(50),
            first.Ids
        );
    }

    [Fact]
    public void A_rare_combination_among_a_million_is_found_without_making_the_others()
    {
        var now = new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
        var state = new SandboxState(new CompanyIdentity(7, 1_000_000, now));
        var company = state.Company;
        var made = 0;
        var records = new MemoryRecords(
            new MadeBase(
                company.ApplicationCount,
                index =>
                {
                    made++;
                    return company.Application(index);
                },
                company.TryApplicationIndex
            ),
            new ChangeLog()
        );
        var context = new SandboxContext(
            AshbyContract.Embedded.Endpoints["application.list"],
            new SandboxKey("All", "all", []) { SeesConfidential = true },
            state,
            now,
            BaseAddress: ""
        );
        var job = company.Jobs.Single(item => (string)item["title"]! == "Site Director");
        var wanted = UnchangedApplications.Wanted(
            new JsonObject { ["jobId"] = (string)job["id"]!, ["status"] = "Hired" },
            context
        );

        var found = records.After(-1, wanted).ToList();
        Assert.NotEmpty(found);
        Assert.Equal(found.Count, made);
        Assert.All(
            found,
            entry =>
            {
                Assert.Equal("Hired", (string)entry.Record["status"]!);
                Assert.Equal((string)job["id"]!, (string)entry.Record["job"]!["id"]!);
            }
        );
    }

    // Records that changed are judged by what they are now, wherever the generator had put them.
    private static async Task TransferAsync(RunningSandbox sandbox, List<string> jobs)
    {
        var moved = (await sandbox.ResultsAsync("application.list", new { status = "Archived" }))[
            0
        ]!;
        var job = await sandbox.ResultsAsync("job.info", new { id = jobs[0] });
        var plan = (string)job["defaultInterviewPlanId"]!;
        var stages = await sandbox.ResultsAsync(
            "interviewStage.list",
            new { interviewPlanId = plan }
        );
        await sandbox.ResultsAsync(
            "application.transfer",
            new
            {
                applicationId = (string)moved["id"]!,
                jobId = jobs[0],
                interviewPlanId = plan,
                interviewStageId = (string)stages[0]!["id"]!,
                startAutomaticActivities = false,
            }
        );
    }

    private static async Task<List<JsonObject>> AllAsync(
        RunningSandbox sandbox,
        JsonObject filter
    ) =>
        [
            .. (await sandbox.PagesAsync("application.list", filter))
                .SelectMany(page => page.Results)
                .Select(record => record!.AsObject()),
        ];
}
