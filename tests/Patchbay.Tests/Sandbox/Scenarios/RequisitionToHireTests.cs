using System.Text.Json.Nodes;
using Patchbay.Tests.Sandbox.Webhooks;

namespace Patchbay.Tests.Sandbox.Scenarios;

public class RequisitionToHireTests
{
    [Fact]
    public async Task A_requisition_becomes_a_job_a_pipeline_an_offer_and_a_hire()
    {
        await using var ashby = await RunningSandbox.StartAsync();
        var recruiter = new Recruiter(ashby);

        // Monday: the requisition is approved, the job goes live with a hiring manager.
        var openingId = await recruiter.Make("opening.create", new { identifier = "REQ-7" });
        var jobId = await recruiter.Make(
            "job.create",
            new
            {
                title = "Harbour pilot",
                teamId = await ashby.FirstIdAsync("department.list"),
                locationId = await ashby.FirstIdAsync("location.list"),
                defaultInterviewPlanId = await ashby.FirstIdAsync("interviewPlan.list"),
            }
        );
        await recruiter.Do("opening.addJob", new { openingId, jobId });
        await recruiter.Do("opening.setOpeningState", new { openingId, openingState = "Open" });
        await recruiter.Do("job.setStatus", new { jobId, status = "Open" });
        var manager = await recruiter.First("user.list", user => (bool)user["isEnabled"]!);
        var role = await recruiter.First(
            "hiringTeamRole.list",
            found => (string)found["title"]! == "Hiring Manager",
            new { namesOnly = false }
        );
        await recruiter.Do(
            "hiringTeam.addMember",
            new
            {
                jobId,
                teamMemberId = (string)manager["id"]!,
                roleId = (string)role["id"]!,
            }
        );

        // A candidate applies and is screened.
        var candidateId = await recruiter.Make(
            "candidate.create",
            new { name = "Ines Duarte", email = "ines@example.com" }
        );
        var applicationId = await recruiter.Make("application.create", new { candidateId, jobId });
        Assert.Contains(
            applicationId,
            (await ashby.CallAsync("application.list", new { jobId })).Ids
        );
        await recruiter.MoveTo(applicationId, "PreInterviewScreen");
        await recruiter.MoveTo(applicationId, "Active");

        // Wednesday: the interview, and afterwards what the interviewer thought.
        var start = ashby.Clock.GetUtcNow().AddDays(2);
        var schedule = await recruiter.Interview(applicationId, manager, start);
        Assert.Equal("Scheduled", (string?)schedule["status"]);
        ashby.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromHours(2));
        Assert.Equal("WaitingOnFeedback", await ScheduleStatus(ashby, schedule));
        var form = await recruiter.First("feedbackFormDefinition.list", _ => true);
        await recruiter.GiveFeedback(
            applicationId,
            (string)schedule["interviewEvents"]![0]!["id"]!,
            manager,
            form
        );
        Assert.Equal("Complete", await ScheduleStatus(ashby, schedule));

        // The offer: process, form, approval, the candidate's yes.
        await recruiter.MoveTo(applicationId, "Offer");
        var processId = await recruiter.Make("offerProcess.start", new { applicationId });
        var formId = await recruiter.Make("offer.start", new { offerProcessId = processId });
        var offer = await recruiter.Do(
            "offer.create",
            new
            {
                offerProcessId = processId,
                offerFormId = formId,
                offerForm = new
                {
                    fieldSubmissions = new object[]
                    {
                        new { path = "_systemfield_start_date", value = "2026-09-01" },
                        new
                        {
                            path = "_systemfield_salary",
                            value = new { value = 70_000, currencyCode = "EUR" },
                        },
                        new { path = "_systemfield_opening", value = openingId },
                    },
                },
            }
        );
        await recruiter.Do("offer.startApprovalProcess", new { offerVersionId = formId });
        await recruiter.Do("offer.approve", new { offerVersionId = formId });
        await ashby.ActAsync("offer.accept", new { offerId = (string)offer["id"]! });
        var accepted = await recruiter.Do("offer.info", new { offerId = (string)offer["id"]! });
        Assert.Equal("CandidateAccepted", (string?)accepted["offerStatus"]);
        Assert.NotNull(accepted["decidedAt"]);

        // Hired: the application says so, its history tells the whole way, and the job can be closed.
        await recruiter.MoveTo(applicationId, "Hired");
        var hired = await recruiter.Application(applicationId);
        Assert.Equal("Hired", (string?)hired["status"]);
        Assert.Equal(
            4,
            hired["applicationHistory"]!.AsArray().Count(step => step!["leftStageAt"] is not null)
        );
        var closed = await recruiter.Do("job.setStatus", new { jobId, status = "Closed" });
        Assert.Equal("Closed", (string?)closed["status"]);
    }

    private static async Task<string?> ScheduleStatus(RunningSandbox ashby, JsonNode schedule) =>
        (string?)
            (await ashby.ResultsAsync("interviewSchedule.list"))
                .AsArray()
                .Single(found => (string)found!["id"]! == (string)schedule["id"]!)!["status"];
}
