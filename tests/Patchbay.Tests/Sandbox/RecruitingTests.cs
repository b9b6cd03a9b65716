using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

/// <summary>What one call writes, the others read; and the rules between them.</summary>
public sealed class RecruitingTests : IAsyncLifetime
{
    private RunningSandbox _sandbox = null!;

    public async ValueTask InitializeAsync() =>
        _sandbox = await RunningSandbox.StartAsync(candidates: 25);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_new_application_starts_as_a_lead_and_shows_everywhere()
    {
        var application = await ApplyAsync();

        Assert.Equal("Lead", (string?)application["status"]);
        Assert.Equal("Lead", (string?)application["currentInterviewStage"]!["type"]);
        Assert.Single(application["applicationHistory"]!.AsArray());
        var candidate = await _sandbox.ResultsAsync(
            "candidate.info",
            new { id = (string)application["candidate"]!["id"]! }
        );
        Assert.Contains(
            (string)application["id"]!,
            candidate["applicationIds"]!.AsArray().Select(id => (string)id!)
        );
        var read = await _sandbox.ResultsAsync(
            "application.info",
            new { applicationId = (string)application["id"]! }
        );
        Assert.Equal((string?)application["id"], (string?)read["id"]);
    }

    [Fact]
    public async Task Archiving_needs_a_reason_and_writes_history()
    {
        var application = await ApplyAsync();
        var id = (string)application["id"]!;
        var archived = await StageAsync(application, "Archived");
        var active = await StageAsync(application, "Active");
        var reason = await _sandbox.FirstIdAsync("archiveReason.list");

        Assert.Equal(
            "invalid_input",
            await _sandbox.ErrorAsync(
                "application.changeStage",
                new { applicationId = id, interviewStageId = archived }
            )
        );
        Assert.Equal(
            "invalid_input",
            await _sandbox.ErrorAsync(
                "application.changeStage",
                new
                {
                    applicationId = id,
                    interviewStageId = active,
                    archiveReasonId = reason,
                }
            )
        );
        await _sandbox.ResultsAsync(
            "application.changeStage",
            new { applicationId = id, interviewStageId = active }
        );
        var done = await _sandbox.ResultsAsync(
            "application.changeStage",
            new
            {
                applicationId = id,
                interviewStageId = archived,
                archiveReasonId = reason,
            }
        );

        Assert.Equal("Archived", (string?)done["status"]);
        Assert.Equal(reason, (string?)done["archiveReason"]!["id"]);
        var history = await _sandbox.ResultsAsync(
            "application.listHistory",
            new { applicationId = id }
        );
        Assert.Equal(3, history.AsArray().Count);
    }

    [Fact]
    public async Task A_job_walks_only_the_allowed_ways()
    {
        var template = (await _sandbox.ResultsAsync("job.list", new { status = new[] { "Open" } }))[
            0
        ]!;
        var id = (string)template["id"]!;

        Assert.Equal(
            "invalid_input",
            await _sandbox.ErrorAsync("job.setStatus", new { jobId = id, status = "Archived" })
        );
        foreach (var status in new[] { "Closed", "Archived", "Draft", "Open" })
        {
            var job = await _sandbox.ResultsAsync("job.setStatus", new { jobId = id, status });
            Assert.Equal(status, (string?)job["status"]);
        }
        Assert.Equal("invalid_input", await _sandbox.ErrorAsync("job.update", new { jobId = id }));
    }

    [Fact]
    public async Task A_tag_of_a_known_title_is_the_same_tag()
    {
        var first = await _sandbox.ResultsAsync("candidateTag.create", new { title = "Boomerang" });
        var second = await _sandbox.ResultsAsync(
            "candidateTag.create",
            new { title = "Boomerang" }
        );

        Assert.Equal((string?)first["id"], (string?)second["id"]);
    }

    [Fact]
    public async Task A_candidate_is_anonymized_only_when_every_application_is_over()
    {
        var application = await ApplyAsync();
        var candidate = (string)application["candidate"]!["id"]!;
        Assert.Equal(
            "invalid_input",
            await _sandbox.ErrorAsync("candidate.anonymize", new { candidateId = candidate })
        );

        await _sandbox.ResultsAsync(
            "application.changeStage",
            new
            {
                applicationId = (string)application["id"]!,
                interviewStageId = await StageAsync(application, "Archived"),
                archiveReasonId = await _sandbox.FirstIdAsync("archiveReason.list"),
            }
        );
        var anonymous = await _sandbox.ResultsAsync(
            "candidate.anonymize",
            new { candidateId = candidate }
        );

        Assert.StartsWith("Anonymous", (string)anonymous["name"]!);
    }

    [Fact]
    public async Task A_note_that_is_written_is_listed()
    {
        var candidate = await _sandbox.FirstIdAsync("candidate.list");
        await _sandbox.ResultsAsync(
            "candidate.createNote",
            new { candidateId = candidate, note = "Strong on optics" }
        );

        var notes = await _sandbox.ResultsAsync(
            "candidate.listNotes",
            new { candidateId = candidate }
        );

        Assert.Contains(notes.AsArray(), note => (string?)note!["content"] == "Strong on optics");
    }

    [Fact]
    public async Task A_source_is_taken_away_by_null_but_must_be_named()
    {
        var id = await _sandbox.FirstIdAsync("application.list");

        var changed = await _sandbox.ResultsAsync(
            "application.changeSource",
            JsonNode.Parse($$"""{"applicationId":"{{id}}","sourceId":null}""")!
        );

        Assert.Null(changed["source"]);
        Assert.Equal(
            "invalid_input",
            await _sandbox.ErrorAsync("application.changeSource", new { applicationId = id })
        );
    }

    private async Task<JsonNode> ApplyAsync()
    {
        var candidate = (string)
            (await _sandbox.ResultsAsync("candidate.create", new { name = "Ada Muster" }))["id"]!;
        var job = (await _sandbox.ResultsAsync("job.list", new { status = new[] { "Open" } }))[0]!;
        return await _sandbox.ResultsAsync(
            "application.create",
            new { candidateId = candidate, jobId = (string)job["id"]! }
        );
    }

    private async Task<string> StageAsync(JsonNode application, string type)
    {
        var plan = (string)application["currentInterviewStage"]!["interviewPlanId"]!;
        var stages = await _sandbox.ResultsAsync(
            "interviewStage.list",
            new { interviewPlanId = plan }
        );
        return (string)stages.AsArray().First(stage => (string?)stage!["type"] == type)!["id"]!;
    }
}
