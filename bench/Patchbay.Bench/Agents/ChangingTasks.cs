using System.Text.Json;
using static Patchbay.Bench.Agents.RecruitingTask;

namespace Patchbay.Bench.Agents;

/// <summary>Tasks that end in a change at Ashby.</summary>
internal static class ChangingTasks
{
    // A change's answer is the whole record, of which a model needs to know only that it was made.
    private static readonly object OnlyId = new { fields = new[] { "id" } };

    public static IReadOnlyList<RecruitingTask> All { get; } =
    [
        new(
            "Note that she calls back on Monday.",
            async (agent, ashby, company) =>
            {
                var someone = company.Someone(0);
                var action = await agent.FindAsync(
                    "write a note on a candidate",
                    "ashby_create_candidate_note_as_string"
                );
                var candidateId = await agent.ResolveAsync(
                    someone.Text("candidate.name"),
                    "candidate"
                );
                await agent.RunAsync(
                    action,
                    new { candidateId, note = "Calls back on Monday" },
                    OnlyId
                );
                var notes = await ashby.ReadAsync(
                    "candidate.listNotes",
                    new { candidateId = someone.Text("candidate.id") }
                );
                Holds(notes.GetRawText().Contains("Calls back on Monday"));
            }
        ),
        new(
            "Tag him as open to relocation.",
            async (agent, ashby, company) =>
            {
                var someone = company.Someone(1);
                var action = await agent.FindAsync(
                    "put a tag on a candidate",
                    "ashby_add_candidate_tag"
                );
                var candidateId = await agent.ResolveAsync(
                    someone.Text("candidate.name"),
                    "candidate"
                );
                var tagId = await agent.ResolveAsync("Open to relocation", "candidate_tag");
                await agent.RunAsync(action, new { candidateId, tagId }, OnlyId);
                Holds(
                    (await CandidateAsync(ashby, someone))
                        .GetProperty("tags")
                        .EnumerateArray()
                        .Any(tag => tag.Text("title") == "Open to relocation")
                );
            }
        ),
        new(
            "Add a person we met at the fair.",
            async (agent, ashby, _) =>
            {
                var action = await agent.FindAsync("add a new candidate", "ashby_create_candidate");
                var sourceId = await agent.ResolveAsync("University fair", "source");
                var made = await agent.ReadAsync(
                    action,
                    new
                    {
                        name = "Maya Lindqvist",
                        email = "maya.lindqvist@example.org",
                        sourceId,
                    },
                    OnlyId
                );
                var there = await ashby.ReadAsync("candidate.info", new { id = made.Text("id") });
                Holds(
                    there.Text("primaryEmailAddress.value") == "maya.lindqvist@example.org"
                        && there.Text("source.title") == "University fair"
                );
            }
        ),
        new(
            "Consider her for another job.",
            async (agent, ashby, company) =>
            {
                var someone = company.Someone(2);
                var job = company.Jobs.First(one =>
                    one.Text("status") == "Open"
                    && one.Text("id") != someone.Text("job.id")
                    && company.Jobs.Count(other => other.Text("title") == one.Text("title")) == 1
                );
                var action = await agent.FindAsync(
                    "consider a candidate for a job",
                    "ashby_create_application"
                );
                var candidateId = await agent.ResolveAsync(
                    someone.Text("candidate.name"),
                    "candidate"
                );
                var jobId = await agent.ResolveAsync(job.Text("title"), "job");
                var made = await agent.ReadAsync(action, new { candidateId, jobId }, OnlyId);
                var there = await ApplicationAsync(ashby, made.Text("id"));
                Holds(
                    there.Text("job.id") == job.Text("id")
                        && there.Text("candidate.id") == someone.Text("candidate.id")
                );
            }
        ),
        new(
            "Move him to the technical interview.",
            async (agent, ashby, company) =>
            {
                var someone = company.Applications.First(one =>
                    one.Text("status") == "Active"
                    && company.IsOnlyOne(one)
                    && one.Text("currentInterviewStage.title") != "Technical interview"
                );
                var action = await agent.FindAsync(
                    "move an application to another stage",
                    "ashby_change_application_stage"
                );
                var applicationId = await agent.ResolveAsync(
                    someone.Text("candidate.name"),
                    "application"
                );
                var interviewStageId = await agent.ResolveAsync(
                    "Technical interview",
                    "interview_stage",
                    new { applicationId }
                );
                await agent.RunAsync(action, new { applicationId, interviewStageId }, OnlyId);
                Holds(
                    (await ApplicationAsync(ashby, someone.Text("id"))).Text(
                        "currentInterviewStage.title"
                    ) == "Technical interview"
                );
            }
        ),
        new(
            "She came by LinkedIn: correct that.",
            async (agent, ashby, company) =>
            {
                var someone = company.Applications.First(one =>
                    one.Text("status") == "Active"
                    && company.IsOnlyOne(one)
                    && !one.GetProperty("source").GetRawText().Contains("LinkedIn")
                );
                var action = await agent.FindAsync(
                    "change the source of an application",
                    "ashby_change_application_source"
                );
                var applicationId = await agent.ResolveAsync(
                    someone.Text("candidate.name"),
                    "application"
                );
                var sourceId = await agent.ResolveAsync("LinkedIn", "source");
                await agent.RunAsync(action, new { applicationId, sourceId }, OnlyId);
                Holds(
                    (await ApplicationAsync(ashby, someone.Text("id"))).Text("source.title")
                        == "LinkedIn"
                );
            }
        ),
        new(
            "Put her into the project of future site leads.",
            async (agent, ashby, company) =>
            {
                var someone = company.Someone(3);
                var action = await agent.FindAsync(
                    "add a candidate to a project",
                    "ashby_add_candidate_project"
                );
                var candidateId = await agent.ResolveAsync(
                    someone.Text("candidate.name"),
                    "candidate"
                );
                var projectId = await agent.ResolveAsync("Future site leads", "project");
                await agent.RunAsync(action, new { candidateId, projectId }, OnlyId);
                var projects = await ashby.ReadAsync(
                    "candidate.listProjects",
                    new { candidateId = someone.Text("candidate.id") }
                );
                Holds(projects.GetRawText().Contains("Future site leads"));
            }
        ),
        new(
            "His telephone number is a new one.",
            async (agent, ashby, company) =>
            {
                var someone = company.Someone(4);
                var action = await agent.FindAsync(
                    "change a candidate's phone number",
                    "ashby_update_candidate"
                );
                var candidateId = await agent.ResolveAsync(
                    someone.Text("candidate.name"),
                    "candidate"
                );
                await agent.RunAsync(
                    action,
                    new { candidateId, phoneNumber = "+44 20 7946 0958" },
                    OnlyId
                );
                Holds(
                    (await CandidateAsync(ashby, someone))
                        .GetProperty("phoneNumbers")
                        .GetRawText()
                        .Contains("7946 0958")
                );
            }
        ),
        new(
            "Close this job: it is filled.",
            async (agent, ashby, company) =>
            {
                var job = company.Jobs.Last(one =>
                    one.Text("status") == "Open"
                    && company.Jobs.Count(other => other.Text("title") == one.Text("title")) == 1
                );
                var action = await agent.FindAsync("close a job", "ashby_set_job_status");
                var jobId = await agent.ResolveAsync(job.Text("title"), "job");
                await agent.RunAsync(action, new { jobId, status = "Closed" }, OnlyId);
                var there = await ashby.ReadAsync("job.info", new { id = job.Text("id") });
                Holds(there.Text("status") == "Closed");
            }
        ),
        new(
            "Make a department for photonics, below engineering.",
            async (agent, ashby, _) =>
            {
                var action = await agent.FindAsync(
                    "create a department",
                    "ashby_create_department"
                );
                var parentId = await agent.ResolveAsync("Engineering", "department");
                var made = await agent.ReadAsync(
                    action,
                    new { name = "Photonics", parentId },
                    OnlyId
                );
                var there = await ashby.ReadAsync(
                    "department.info",
                    new { departmentId = made.Text("id") }
                );
                Holds(there.Text("name") == "Photonics" && there.Text("parentId") == parentId);
            }
        ),
    ];

    private static Task<JsonElement> CandidateAsync(AshbyView ashby, JsonElement application) =>
        ashby.ReadAsync("candidate.info", new { id = application.Text("candidate.id") });

    private static Task<JsonElement> ApplicationAsync(AshbyView ashby, string applicationId) =>
        ashby.ReadAsync("application.info", new { applicationId });
}
