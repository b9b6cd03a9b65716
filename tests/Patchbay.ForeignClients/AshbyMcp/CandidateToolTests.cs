using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.AshbyMcp;

public sealed class CandidateToolTests(DrivenSandbox driven) : IClassFixture<DrivenSandbox>
{
    [Fact]
    public async Task A_candidate_is_found_by_name_and_email_and_comes_with_its_applications()
    {
        var listed = (await driven.DataAsync("ashby_list_applications"))["items"]![0]!;

        var match = (
            await driven.DataAsync(
                "ashby_search_candidates",
                new
                {
                    query = listed.Text("candidate_name"),
                    email = listed.Text("candidate_email"),
                }
            )
        )["candidates"];
        Assert.Equal([listed.Text("candidate_id")], match.Column("id"));

        var found = await driven.DataAsync(
            "ashby_get_candidate",
            new { candidate_id = listed.Text("candidate_id") }
        );
        var candidate = await CandidateAsync(listed.Text("candidate_id"));
        Assert.Equal(listed.Text("candidate_name"), found.Text("candidate.name"));
        Assert.Equal(
            candidate["applicationIds"]!.AsArray().Select(id => (string?)id),
            found["applications"].Column("id")
        );
        Assert.True(
            JsonNode.DeepEquals(candidate["fileHandles"], found["candidate"]!["fileHandles"])
        );
    }

    [Fact]
    public async Task A_resume_is_downloaded_and_is_that_of_its_candidate()
    {
        var application = (await driven.DataAsync("ashby_list_applications"))["items"]![0]!;
        var found = await driven.DataAsync(
            "ashby_get_candidate",
            new { candidate_id = application.Text("candidate_id") }
        );

        var resume = await driven.DataAsync(
            "ashby_get_resume",
            new { file_handle = found["candidate"]!["fileHandles"]![0].Text("handle") }
        );

        Assert.Equal("pdf", resume.Text("format"));
        Assert.Contains(
            application.Text("candidate_email")!,
            resume.Text("content"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_note_that_is_added_is_read_back_with_its_author()
    {
        var candidateId = await CandidateIdAsync();

        var added = await driven.DataAsync(
            "ashby_add_candidate_note",
            new { candidate_id = candidateId, note = "Sketches first, then codes. Ž ✓" }
        );

        var notes = await driven.Sandbox.ResultsAsync("candidate.listNotes", new { candidateId });
        var note = notes.AsArray().Single(note => note.Text("id") == added.Text("note_id"));
        Assert.Equal("Sketches first, then codes. Ž ✓", note.Text("content"));
        var read = await driven.DataAsync(
            "ashby_get_candidate_notes",
            new { candidate_id = candidateId }
        );
        Assert.Equal(notes.Column("id"), read["notes"].Column("id"));
        Assert.Equal(notes.Column("content"), read["notes"].Column("content"));
    }

    [Fact]
    public async Task A_tag_that_is_added_is_on_the_candidate()
    {
        var candidateId = await CandidateIdAsync();
        var tag = await driven.Sandbox.ResultsAsync(
            "candidateTag.create",
            new { title = "Met at the fair" }
        );

        await driven.DataAsync(
            "ashby_add_candidate_tag",
            new { candidate_id = candidateId, tag_id = tag.Text("id") }
        );

        Assert.Contains(
            "Met at the fair",
            (await CandidateAsync(candidateId))["tags"].Column("title")
        );
    }

    [Fact]
    public async Task A_lead_becomes_a_candidate_an_application_and_a_note()
    {
        var jobId = (await driven.DataAsync("ashby_list_jobs"))["items"]![0].Text("id");

        var made = await driven.DataAsync(
            "ashby_add_lead",
            new
            {
                name = "Ada Sourced",
                job_id = jobId,
                linkedin_url = "https://www.linkedin.com/in/ada-sourced",
                email = "ada.sourced@example.com",
                phone = "+44 20 7946 0000",
                note = "Spoke at the conference.",
            }
        );

        var candidate = await CandidateAsync(made.Text("candidate_id"));
        Assert.Equal("Ada Sourced", candidate.Text("name"));
        Assert.Contains(
            "https://www.linkedin.com/in/ada-sourced",
            candidate["socialLinks"].Column("url")
        );
        var application = await driven.Sandbox.ResultsAsync(
            "application.info",
            new { applicationId = made.Text("application_id") }
        );
        Assert.Equal(jobId, application.Text("job.id"));
        Assert.Equal("Lead", application.Text("status"));
        var notes = await driven.Sandbox.ResultsAsync(
            "candidate.listNotes",
            new { candidateId = made.Text("candidate_id") }
        );
        Assert.Equal(["Spoke at the conference."], notes.Column("content"));
    }

    private async Task<string?> CandidateIdAsync() =>
        (await driven.DataAsync("ashby_list_applications"))["items"]![0].Text("candidate_id");

    private Task<JsonNode> CandidateAsync(string? id) =>
        driven.Sandbox.ResultsAsync("candidate.info", new { id });
}
