using System.Text.Json.Nodes;
using Patchbay.Tests.Sandbox.Webhooks;

namespace Patchbay.Tests.Sandbox.Acts;

public class CandidateActTests
{
    [Fact]
    public async Task A_deleted_candidate_is_gone_with_everything_and_a_webhook_tells()
    {
        await using var listening = await Listening.StartAsync("candidateDelete");
        var sandbox = listening.Sandbox;
        var application = await FurnishedAsync(sandbox);
        var candidateId = application.CandidateId;
        var candidate = await sandbox.ResultsAsync("candidate.info", new { id = candidateId });
        var fileHandle = (string)candidate["resumeFileHandle"]!["handle"]!;
        await sandbox.ResultsAsync("file.info", new { fileHandle });

        var events = await listening.AfterAsync(() =>
            sandbox.ActAsync("candidate.delete", new { candidateId })
        );

        Assert.Equal(
            $$$"""{"candidate":{"id":"{{{candidateId}}}"}}""",
            Assert.Single(events).Data.ToJsonString()
        );
        Assert.Equal(
            "candidate_not_found",
            await sandbox.ErrorAsync("candidate.info", new { id = candidateId })
        );
        Assert.Equal(
            "candidate_not_found",
            await sandbox.ErrorAsync("candidate.listNotes", new { candidateId })
        );
        Assert.Equal(
            "application_not_found",
            await sandbox.ErrorAsync("application.info", new { applicationId = application.Id })
        );
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("file.info", new { fileHandle }));
        Assert.DoesNotContain(
            application.Id,
            (await sandbox.PagesAsync("application.list")).SelectMany(page => page.Ids)
        );
        AssertUnmentioned(sandbox, candidateId, application.Id);
        Assert.Equal(
            "candidate_not_found",
            await sandbox.ActErrorAsync("candidate.delete", new { candidateId })
        );
    }

    [Fact]
    public async Task When_the_last_candidate_is_deleted_nothing_hangs_in_the_air()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidates = (await sandbox.PagesAsync("candidate.list"))
            .SelectMany(page => page.Ids)
            .ToList();
        var applications = (await sandbox.PagesAsync("application.list"))
            .SelectMany(page => page.Ids)
            .ToList();
        foreach (var candidateId in candidates)
            await sandbox.ActAsync("candidate.delete", new { candidateId });

        Assert.Empty((await sandbox.CallAsync("candidate.list")).Results);
        Assert.Empty((await sandbox.CallAsync("application.list")).Results);
        Assert.Empty((await sandbox.CallAsync("offer.list")).Results);
        Assert.Empty((await sandbox.CallAsync("interviewSchedule.list")).Results);
        Assert.Empty((await sandbox.CallAsync("applicationFeedback.list")).Results);
        AssertUnmentioned(sandbox, [.. candidates, .. applications]);
        var state = sandbox.Server.Sandbox.State;
        Assert.Empty(state.InterviewEvents.After(-1));
        Assert.DoesNotContain(
            state.Approvals.After(-1),
            entry => (string?)entry.Record["entityType"] == "offer"
        );
    }

    [Fact]
    public async Task An_incremental_sync_says_nothing_of_a_deleted_candidate()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await FurnishedAsync(sandbox);
        var candidates = (await sandbox.PagesAsync("candidate.list"))[^1].SyncToken;
        var applications = (await sandbox.PagesAsync("application.list"))[^1].SyncToken;

        await sandbox.ActAsync("candidate.delete", new { candidateId = application.CandidateId });

        Assert.Empty(
            (await sandbox.CallAsync("candidate.list", new { syncToken = candidates })).Results
        );
        Assert.Empty(
            (await sandbox.CallAsync("application.list", new { syncToken = applications })).Results
        );
    }

    [Fact]
    public async Task A_merge_moves_everything_to_the_kept_candidate_and_a_webhook_names_both()
    {
        await using var listening = await Listening.StartAsync("candidateMerge", "candidateDelete");
        var sandbox = listening.Sandbox;
        var duplicate = await FurnishedAsync(sandbox);
        var duplicateCandidateId = duplicate.CandidateId;
        var kept = await sandbox.ResultsAsync(
            "candidate.create",
            new { name = "Ada Applicant-Kept", email = "kept@example.com" }
        );
        var candidateId = (string)kept["id"]!;

        var events = await listening.AfterAsync(() =>
            sandbox.ActAsync("candidate.merge", new { candidateId, duplicateCandidateId })
        );

        Assert.Equal(
            $$$"""{"deletedCandidate":{"id":"{{{duplicateCandidateId}}}"},"mergedCandidate":{"id":"{{{candidateId}}}"}}""",
            Assert.Single(events).Data.ToJsonString()
        );
        Assert.Equal(
            "candidate_not_found",
            await sandbox.ErrorAsync("candidate.info", new { id = duplicateCandidateId })
        );
        AssertUnmentioned(sandbox, duplicateCandidateId);

        var after = await sandbox.ResultsAsync("candidate.info", new { id = candidateId });
        Assert.Equal("Ada Applicant-Kept", (string?)after["name"]);
        Assert.Equal([duplicate.Id], Values(after["applicationIds"]!));
        Assert.Equal(
            ["kept@example.com", "furnished@example.com"],
            after["emailAddresses"]!.AsArray().Select(one => (string?)one!["value"])
        );
        Assert.Equal("kept@example.com", (string?)after["primaryEmailAddress"]!["value"]);
        Assert.Single(after["emailAddresses"]!.AsArray(), one => (bool)one!["isPrimary"]!);
        Assert.Equal("+49 30 1234567", (string?)after["primaryPhoneNumber"]!["value"]);
        Assert.Single(after["tags"]!.AsArray());
        Assert.Single(after["fileHandles"]!.AsArray());
        await sandbox.ResultsAsync(
            "file.info",
            new { fileHandle = (string?)after["resumeFileHandle"]!["handle"] }
        );
        var notes = await sandbox.CallAsync("candidate.listNotes", new { candidateId });
        Assert.Equal("Likes glass", (string?)Assert.Single(notes.Results)!["content"]);
        Assert.Single(
            (await sandbox.CallAsync("candidate.listProjects", new { candidateId })).Results
        );
        var application = await duplicate.InfoAsync(sandbox);
        Assert.Equal(candidateId, (string?)application["candidate"]!["id"]);
        Assert.Equal("Ada Applicant-Kept", (string?)application["candidate"]!["name"]);
        var found = await sandbox.CallAsync(
            "candidate.search",
            new { email = "furnished@example.com" }
        );
        Assert.Equal([candidateId], found.Ids);
    }

    [Fact]
    public async Task The_survivor_of_a_merge_and_its_applications_appear_as_changed()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var duplicate = await FurnishedAsync(sandbox);
        var application = await Applications.CreateAsync(sandbox);
        var kept = application.CandidateId;
        var candidates = (await sandbox.PagesAsync("candidate.list"))[^1].SyncToken;
        var applications = (await sandbox.PagesAsync("application.list"))[^1].SyncToken;

        await sandbox.ActAsync(
            "candidate.merge",
            new { candidateId = kept, duplicateCandidateId = duplicate.CandidateId }
        );

        Assert.Equal(
            [kept],
            (await sandbox.CallAsync("candidate.list", new { syncToken = candidates })).Ids
        );
        // The one that moved, and the one that now shows the address which came with the merge.
        Assert.Equal(
            [application.Id, duplicate.Id],
            (await sandbox.CallAsync("application.list", new { syncToken = applications })).Ids
        );
    }

    [Fact]
    public async Task Generated_candidates_merge_with_their_resumes_and_notes()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidates = (await sandbox.CallAsync("candidate.list")).Results.ToList();
        var duplicate = candidates.First(one => one!["resumeFileHandle"] is not null)!;
        var kept = candidates.First(one => one!["resumeFileHandle"] is null)!;
        var (candidateId, duplicateCandidateId) = ((string)kept["id"]!, (string)duplicate["id"]!);
        var notes =
            (await sandbox.CallAsync("candidate.listNotes", new { candidateId })).Results.Count
            + (
                await sandbox.CallAsync(
                    "candidate.listNotes",
                    new { candidateId = duplicateCandidateId }
                )
            )
                .Results
                .Count;

        await sandbox.ActAsync("candidate.merge", new { candidateId, duplicateCandidateId });

        var after = await sandbox.ResultsAsync("candidate.info", new { id = candidateId });
        await sandbox.ResultsAsync(
            "file.info",
            new { fileHandle = (string?)after["resumeFileHandle"]!["handle"] }
        );
        Assert.Equal(
            notes,
            (await sandbox.CallAsync("candidate.listNotes", new { candidateId })).Results.Count
        );
        AssertUnmentioned(sandbox, duplicateCandidateId);
    }

    [Fact]
    public async Task A_candidate_is_not_merged_into_themselves_nor_into_nobody()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidateId = await sandbox.FirstIdAsync("candidate.list");
        Assert.Equal(
            "invalid_input",
            await sandbox.ActErrorAsync(
                "candidate.merge",
                new { candidateId, duplicateCandidateId = candidateId }
            )
        );
        Assert.Equal(
            "candidate_not_found",
            await sandbox.ActErrorAsync(
                "candidate.merge",
                new { candidateId, duplicateCandidateId = Guid.NewGuid() }
            )
        );
    }

    // A candidate with one of everything.
    private static async Task<Applications> FurnishedAsync(RunningSandbox sandbox)
    {
        var made = await sandbox.ResultsAsync(
            "candidate.create",
            new
            {
                name = "Ada Applicant",
                email = "furnished@example.com",
                phoneNumber = "+49 30 1234567",
            }
        );
        var candidateId = (string)made["id"]!;
        await sandbox.ResultsAsync(
            "candidate.createNote",
            new { candidateId, note = "Likes glass" }
        );
        await sandbox.ResultsAsync(
            "candidate.addTag",
            new { candidateId, tagId = await sandbox.FirstIdAsync("candidateTag.list") }
        );
        await sandbox.ResultsAsync(
            "candidate.addProject",
            new { candidateId, projectId = await sandbox.FirstIdAsync("project.list") }
        );
        using var form = new MultipartFormDataContent
        {
            { new StringContent(candidateId), "candidateId" },
            { new ByteArrayContent("%PDF-1.4"u8.ToArray()), "resume", "ada.pdf" },
        };
        Assert.True((await sandbox.SendAsync("candidate.uploadResume", form)).Succeeded);
        var application = await Applications.CreateAsync(sandbox, candidateId: candidateId);
        await sandbox.ScheduleAsync(application.Id);
        await sandbox.MakeOfferAsync(application.Id);
        await sandbox.AnswerSurveyAsync(application, "Questionnaire");
        await sandbox.ActAsync("signatureRequest.send", new { applicationId = application.Id });
        return application;
    }

    // Looks through all that the sandbox keeps, and not only through what endpoints show.
    private static void AssertUnmentioned(RunningSandbox sandbox, params string[] ids)
    {
        var state = sandbox.Server.Sandbox.State;
        var records = state
            .Others.Append(state.Candidates)
            .Append(state.Applications)
            .SelectMany(records => records.After(-1))
            .Concat(state.Owned.SelectMany(owned => ids.SelectMany(id => owned.Of(id).After(-1))))
            .Select(entry => entry.Record.ToJsonString())
            .ToList();
        foreach (var id in ids)
            Assert.Equal([], records.Where(one => one.Contains(id, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Values(JsonNode list) =>
        list.AsArray().Select(item => (string)item!);
}
