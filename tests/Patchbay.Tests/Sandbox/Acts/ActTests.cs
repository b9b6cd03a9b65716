using System.Text.Json.Nodes;
using Patchbay.Tests.Sandbox.Webhooks;

namespace Patchbay.Tests.Sandbox.Acts;

public class ActTests
{
    private const string Nobody = "00000000-0000-4000-8000-000000000000";

    [Fact]
    public async Task Every_act_says_what_it_does_and_what_it_takes()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.All(
            sandbox.Server.Sandbox.Acts.All,
            act =>
            {
                Assert.EndsWith(".", act.Says);
                Assert.NotEmpty(act.Input.Properties);
            }
        );
    }

    [Fact]
    public async Task An_act_that_is_refused_changes_nothing_and_reads_ids_as_an_endpoint_does()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = sandbox.Server.Sandbox.Save();
        Assert.Equal(
            "invalid_input",
            await sandbox.ActErrorAsync("candidate.delete", new { candidateId = "me" })
        );
        Assert.Equal(
            "invalid_input",
            await sandbox.ActErrorAsync(
                "signatureRequest.send",
                new { offerId = Nobody, applicationId = Nobody }
            )
        );
        var after = sandbox.Server.Sandbox.Save();
        Assert.Equal(before.Mark.LastChange, after.Mark.LastChange);
        Assert.Equal(before.Rows.Count, after.Rows.Count);
    }

    [Fact]
    public async Task What_an_act_did_is_on_disk_as_what_a_call_did()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox-acts");
        try
        {
            var file = Path.Combine(folder.FullName, "sandbox.db");
            string candidateId;
            string fileHandle;
            await using (
                var sandbox = await RunningSandbox.StartAsync(change: options =>
                    options with
                    {
                        File = file,
                    }
                )
            )
            {
                var candidate = (await sandbox.CallAsync("candidate.list")).Results.First(one =>
                    one!["resumeFileHandle"] is not null
                )!;
                candidateId = (string)candidate["id"]!;
                fileHandle = (string)candidate["resumeFileHandle"]!["handle"]!;
                await sandbox.ActAsync("candidate.delete", new { candidateId });
            }

            await using var again = await RunningSandbox.StartAsync(change: options =>
                options with
                {
                    File = file,
                }
            );
            Assert.Equal(
                "candidate_not_found",
                await again.ErrorAsync("candidate.info", new { id = candidateId })
            );
            Assert.Equal("invalid_input", await again.ErrorAsync("file.info", new { fileHandle }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("candidate.delete", "candidateId", "candidate_not_found")]
    [InlineData("offer.accept", "offerId", "offer_not_found")]
    [InlineData("offer.delete", "offerId", "offer_not_found")]
    [InlineData("jobPosting.publish", "jobPostingId", "job_posting_not_found")]
    [InlineData("jobPosting.unpublish", "jobPostingId", "job_posting_not_found")]
    [InlineData("application.pushToHris", "applicationId", "application_not_found")]
    [InlineData("signatureRequest.send", "offerId", "offer_not_found")]
    [InlineData("signatureRequest.complete", "signatureRequestId", "signature_request_not_found")]
    [InlineData(
        "schedule.submitAvailability",
        "interviewScheduleId",
        "interview_schedule_not_found"
    )]
    [InlineData("candidate.clone", "candidateId", "act_not_found")]
    public async Task An_act_on_something_that_is_not_there_is_refused(
        string act,
        string field,
        string code
    )
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(code, await sandbox.ActErrorAsync(act, new JsonObject { [field] = Nobody }));
        if (code != "act_not_found")
            Assert.Equal("invalid_input", await sandbox.ActErrorAsync(act, new { }));
    }
}
