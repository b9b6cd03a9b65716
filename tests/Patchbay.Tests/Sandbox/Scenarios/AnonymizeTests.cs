namespace Patchbay.Tests.Sandbox.Scenarios;

public class AnonymizeTests
{
    [Fact]
    public async Task A_candidate_is_anonymized_once_every_application_is_over()
    {
        await using var ashby = await RunningSandbox.StartAsync();
        var recruiter = new Recruiter(ashby);
        var (candidateId, applicationId) = await recruiter.Applicant(
            "Rosa Keller",
            "rosa@example.com"
        );
        await recruiter.Do("candidate.createNote", new { candidateId, note = "Rosa called" });
        Assert.Equal(
            "invalid_input",
            await ashby.ErrorAsync("candidate.anonymize", new { candidateId })
        );

        var application = await recruiter.Application(applicationId);
        var archived = await recruiter.First(
            "interviewStage.list",
            found => (string)found["type"]! == "Archived",
            new
            {
                interviewPlanId = (string)application["currentInterviewStage"]!["interviewPlanId"]!,
            }
        );
        await recruiter.Do(
            "application.changeStage",
            new
            {
                applicationId,
                interviewStageId = (string)archived["id"]!,
                archiveReasonId = await ashby.FirstIdAsync("archiveReason.list"),
            }
        );
        var anonymous = await recruiter.Do("candidate.anonymize", new { candidateId });
        Assert.StartsWith("Anonymous", (string)anonymous["name"]!, StringComparison.Ordinal);

        // Nothing that names her is left wherever she can be seen.
        foreach (
            var (method, body) in new (string, object)[]
            {
                ("candidate.info", new { id = candidateId }),
                ("application.info", new { applicationId }),
                ("candidate.listNotes", new { candidateId }),
                ("candidate.search", new { email = "rosa@example.com" }),
                ("candidate.search", new { name = "Rosa Keller" }),
            }
        )
        {
            var seen = (await recruiter.Do(method, body)).ToJsonString();
            Assert.DoesNotContain("Keller", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("rosa@", seen, StringComparison.Ordinal);
        }
    }
}
