using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Scenarios;

public class RejectionTests
{
    [Fact]
    public async Task A_rejected_candidate_gets_its_mail_the_next_morning()
    {
        await using var ashby = await RunningSandbox.StartAsync();
        var recruiter = new Recruiter(ashby);
        var (_, applicationId) = await recruiter.Applicant("Otto Berg", "otto@example.com");
        var (archived, reason, template) = await RejectionAsync(recruiter, applicationId);

        // Without a reason nothing moves.
        Assert.Equal(
            "invalid_input",
            await ashby.ErrorAsync(
                "application.changeStage",
                new { applicationId, interviewStageId = archived }
            )
        );
        Assert.Equal("Lead", (string?)(await recruiter.Application(applicationId))["status"]);

        var rejected = await recruiter.Do(
            "application.changeStage",
            new
            {
                applicationId,
                interviewStageId = archived,
                archiveReasonId = reason,
                archiveEmail = new { communicationTemplateId = template },
            }
        );
        Assert.Equal("Archived", (string?)rejected["status"]);
        Assert.Equal(reason, (string?)rejected["archiveReason"]!["id"]);

        var mail = Assert.Single(Mails(ashby));
        Assert.Equal("otto@example.com", (string?)mail["to"]);
        Assert.Equal(template, (string?)mail["communicationTemplateId"]);
        Assert.Equal("2026-06-02T09:32:00.000Z", (string?)mail["sendAt"]);
    }

    [Fact]
    public async Task A_candidate_who_cannot_be_mailed_is_not_rejected_either()
    {
        await using var ashby = await RunningSandbox.StartAsync();
        var recruiter = new Recruiter(ashby);
        var application = await Applications.CreateAsync(ashby);
        var (archived, reason, template) = await RejectionAsync(recruiter, application.Id);
        Assert.Equal(
            "invalid_input",
            await ashby.ErrorAsync(
                "application.changeStage",
                new
                {
                    applicationId = application.Id,
                    interviewStageId = archived,
                    archiveReasonId = reason,
                    archiveEmail = new { communicationTemplateId = template },
                }
            )
        );
        Assert.Equal("Lead", (string?)(await recruiter.Application(application.Id))["status"]);
        Assert.Empty(Mails(ashby));
    }

    private static async Task<(string Stage, string Reason, string Template)> RejectionAsync(
        Recruiter recruiter,
        string applicationId
    )
    {
        var plan = (string)
            (await recruiter.Application(applicationId))["currentInterviewStage"]![
                "interviewPlanId"
            ]!;
        var stage = await recruiter.First(
            "interviewStage.list",
            found => (string)found["type"]! == "Archived",
            new { interviewPlanId = plan }
        );
        var reason = await recruiter.First("archiveReason.list", _ => true);
        var template = await recruiter.First(
            "communicationTemplate.list",
            found => found["intendedTypes"]!.AsArray().Any(type => (string)type! == "email")
        );
        return ((string)stage["id"]!, (string)reason["id"]!, (string)template["id"]!);
    }

    private static List<JsonObject> Mails(RunningSandbox ashby) =>
        ashby.Server.Sandbox.Read(state =>
            state.Mail.After(-1).Select(entry => entry.Record).ToList()
        );
}
