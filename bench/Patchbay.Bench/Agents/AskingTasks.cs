using System.Text.Json;
using static Patchbay.Bench.Agents.RecruitingTask;

namespace Patchbay.Bench.Agents;

/// <summary>Tasks that end in an answer.</summary>
internal static class AskingTasks
{
    public static IReadOnlyList<RecruitingTask> All { get; } =
    [
        new(
            "How many people are in process for this job?",
            async (agent, _, company) =>
            {
                var title = company.Someone(0).Text("job.title");
                var action = await agent.FindAsync(
                    "list the active applications of a job",
                    "ashby_list_applications"
                );
                var jobId = await agent.ResolveAsync(title, "job");
                var counted = await agent.RunAsync(
                    action,
                    new { jobId, status = "Active" },
                    new { count = true }
                );
                var expected = company.Applications.Count(one =>
                    one.Text("job.title") == title && one.Text("status") == "Active"
                );
                Holds(
                    counted.GetProperty("answer_note").GetProperty("count").GetInt32() == expected
                );
            }
        ),
        new(
            "In which stage is she, and since when?",
            async (agent, _, company) =>
            {
                var application = company.Someone(1);
                var action = await agent.FindAsync(
                    "which stages has this application been through",
                    "ashby_list_application_history"
                );
                var id = await agent.ResolveAsync(
                    application.Text("candidate.name"),
                    "application"
                );
                var stages = await agent.ReadAsync(
                    action,
                    new { applicationId = id },
                    new { fields = new[] { "title", "enteredStageAt" } }
                );
                Holds(
                    stages
                        .EnumerateArray()
                        .Any(one =>
                            one.Text("title") == application.Text("currentInterviewStage.title")
                        )
                );
            }
        ),
        new(
            "What are his e-mail address and telephone number?",
            async (agent, _, company) =>
            {
                var candidate = company.Candidates.First(one =>
                    one.TryGetProperty("primaryPhoneNumber", out var phone)
                    && phone.ValueKind == JsonValueKind.Object
                    && company.Candidates.Count(other => other.Text("name") == one.Text("name"))
                        == 1
                );
                var action = await agent.FindAsync(
                    "read a candidate's profile",
                    "ashby_get_candidate_by_id"
                );
                var id = await agent.ResolveAsync(candidate.Text("name"), "candidate");
                var known = await agent.ReadAsync(
                    action,
                    new { id },
                    new
                    {
                        fields = new[] { "primaryEmailAddress.value", "primaryPhoneNumber.value" },
                    }
                );
                Holds(
                    known.Text("primaryPhoneNumber.value")
                        == candidate.Text("primaryPhoneNumber.value")
                );
            }
        ),
        new(
            "Which jobs are open?",
            async (agent, _, company) =>
            {
                var action = await agent.FindAsync("list the open jobs", "ashby_list_jobs");
                var open = await agent.ReadAsync(
                    action,
                    new { status = new[] { "Open" } },
                    new { fields = new[] { "title" }, max_tokens = 800 }
                );
                Holds(
                    open.GetArrayLength() == company.Jobs.Count(job => job.Text("status") == "Open")
                );
            }
        ),
        new(
            "For which reasons do we reject people?",
            async (agent, ashby, _) =>
            {
                var action = await agent.FindAsync(
                    "reasons for rejecting candidates",
                    "ashby_list_archive_reasons"
                );
                var reasons = await agent.ReadAsync(
                    action,
                    new { },
                    new { fields = new[] { "text" } }
                );
                var expected = await ashby.ReadAsync("archiveReason.list");
                Holds(
                    reasons
                        .EnumerateArray()
                        .Select(one => one.Text("text"))
                        .SequenceEqual(expected.EnumerateArray().Select(one => one.Text("text")))
                );
            }
        ),
        new(
            "What did the interviewers say about him?",
            async (agent, ashby, company) =>
            {
                var feedback = (await ashby.AllAsync("applicationFeedback.list")).First(one =>
                    company.IsOnlyOne(company.Of(one.Text("applicationId")))
                );
                var application = company.Of(feedback.Text("applicationId"));
                var action = await agent.FindAsync(
                    "read the interviewers' scorecards of an application",
                    "ashby_list_application_feedback"
                );
                var id = await agent.ResolveAsync(
                    application.Text("candidate.name"),
                    "application"
                );
                var said = await agent.ReadAsync(
                    action,
                    new { applicationId = id },
                    new
                    {
                        fields = new[] { "submittedValues", "submittedByUser.lastName" },
                        max_tokens = 800,
                    }
                );
                Holds(
                    said.EnumerateArray()
                        .Any(one =>
                            one.GetProperty("submittedValues").GetRawText()
                            == feedback.GetProperty("submittedValues").GetRawText()
                        )
                );
            }
        ),
        new(
            "Which offers wait for approval?",
            async (agent, ashby, _) =>
            {
                var action = await agent.FindAsync("list the offers", "ashby_list_offers");
                var waiting = await agent.ReadAsync(
                    action,
                    new { offerStatus = new[] { "WaitingOnOfferApproval" } },
                    new { fields = new[] { "applicationId", "latestVersion.salary" } }
                );
                var expected = (await ashby.AllAsync("offer.list")).Count(one =>
                    one.Text("offerStatus") == "WaitingOnOfferApproval"
                );
                Holds(expected > 0 && waiting.GetArrayLength() == expected);
            }
        ),
        new(
            "Who interviews her, and when?",
            async (agent, ashby, company) =>
            {
                var schedule = (await ashby.AllAsync("interviewSchedule.list")).First(one =>
                    company.IsOnlyOne(company.Of(one.Text("applicationId")))
                );
                var action = await agent.FindAsync(
                    "interviews scheduled for an application",
                    "ashby_list_interview_schedules"
                );
                var id = await agent.ResolveAsync(
                    company.Of(schedule.Text("applicationId")).Text("candidate.name"),
                    "application"
                );
                var planned = await agent.ReadAsync(
                    action,
                    new { applicationId = id },
                    new
                    {
                        fields = new[]
                        {
                            "status",
                            "interviewEvents.startTime",
                            "interviewEvents.interviewers.email",
                        },
                        max_tokens = 800,
                    }
                );
                Holds(
                    planned
                        .EnumerateArray()
                        .Any(one =>
                            one.GetProperty("interviewEvents")[0].Text("startTime")
                            == schedule.GetProperty("interviewEvents")[0].Text("startTime")
                        )
                );
            }
        ),
        new(
            "What may this colleague do in Ashby?",
            async (agent, ashby, _) =>
            {
                var colleague = (await ashby.AllAsync("user.list"))[3];
                var action = await agent.FindAsync("read an Ashby user", "ashby_get_user");
                var userId = await agent.ResolveAsync(
                    $"{colleague.Text("firstName")} {colleague.Text("lastName")}",
                    "user"
                );
                var user = await agent.ReadAsync(
                    action,
                    new { userId },
                    new { fields = new[] { "globalRole", "isEnabled" } }
                );
                Holds(user.Text("globalRole") == colleague.Text("globalRole"));
            }
        ),
        new(
            "In which projects is this candidate?",
            async (agent, ashby, company) =>
            {
                var candidate = company.Someone(2);
                var action = await agent.FindAsync(
                    "the projects that a candidate is in",
                    "ashby_list_candidate_projects"
                );
                var candidateId = await agent.ResolveAsync(
                    candidate.Text("candidate.name"),
                    "candidate"
                );
                var projects = await agent.ReadAsync(
                    action,
                    new { candidateId },
                    new { fields = new[] { "title" } }
                );
                var expected = await ashby.ReadAsync(
                    "candidate.listProjects",
                    new { candidateId = candidate.Text("candidate.id") }
                );
                Holds(projects.GetArrayLength() == expected.GetArrayLength());
            }
        ),
    ];
}
