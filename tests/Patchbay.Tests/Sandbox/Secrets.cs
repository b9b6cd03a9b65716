using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.State;
using Patchbay.Tests.Contract;

namespace Patchbay.Tests.Sandbox;

/// <summary>Everything of a sandbox that hangs on a confidential job or project, by resource.</summary>
internal sealed class Secrets
{
    private readonly Dictionary<string, List<JsonObject>> _records = [];

    private Secrets(SandboxState state)
    {
        var jobs = Add("job", state.Jobs, job => (bool)job["confidential"]!);
        Add("project", state.Projects, project => (bool)project["confidential"]!);
        Add("jobPosting", state.JobPostings, posting => jobs.Contains(Id(posting, "jobId")));
        Add(
            "opening",
            state.Openings,
            opening =>
                opening["latestVersion"]!["jobIds"]!.AsArray().Any(id => jobs.Contains((string)id!))
        );
        var applications = Add(
            "application",
            state.Applications,
            application => jobs.Contains((string)application["job"]!["id"]!)
        );
        bool HangsOn(JsonObject record) => applications.Contains(Id(record, "applicationId"));

        Add("offer", state.Offers, HangsOn);
        _records["offerVersion"] =
        [
            .. _records["offer"]
                .SelectMany(offer => offer["versions"]!.AsArray())
                .Select(version => version!.AsObject()),
        ];
        var versions = _records["offerVersion"].Select(version => Id(version, "id")).ToHashSet();
        Add("approval", state.Approvals, approval => versions.Contains(Id(approval, "entityId")));
        Add("offerProcess", state.OfferProcesses, HangsOn);
        var schedules = Add("interviewSchedule", state.InterviewSchedules, HangsOn);
        Add(
            "interviewEvent",
            state.InterviewEvents,
            found => schedules.Contains(Id(found, "interviewScheduleId"))
        );
        Add("feedbackRequest", state.FeedbackRequests, HangsOn);
        Add("applicationFeedback", state.Feedback, HangsOn);
        Add("surveyRequest", state.SurveyRequests, HangsOn);
        Add("surveySubmission", state.SurveySubmissions, HangsOn);
        Add("submittedForm", state.SubmittedForms, HangsOn);

        HashSet<string> Add(string resource, IRecords records, Func<JsonObject, bool> isSecret)
        {
            _records[resource] =
            [
                .. records.After(-1).Select(entry => entry.Record).Where(isSecret),
            ];
            return [.. _records[resource].Select(record => Id(record, "id"))];
        }
    }

    public IEnumerable<string> Resources => _records.Keys;

    public IEnumerable<string> Ids =>
        _records.Values.SelectMany(records => records).Select(record => Id(record, "id"));

    public IEnumerable<string> Of(string resource) =>
        _records.TryGetValue(resource, out var records)
            ? records.Select(record => Id(record, "id"))
            : [];

    /// <summary>All of it as it stands, to see whether it was touched.</summary>
    public string Text =>
        string.Join(
            '\n',
            _records.Values.SelectMany(records => records).Select(r => r.ToJsonString())
        );

    public static Secrets In(RunningSandbox sandbox) => new(sandbox.Server.Sandbox.State);

    /// <summary>Puts one of everything on the open confidential job; answers with the candidate of it.</summary>
    public static async Task<string> PlantAsync(RunningSandbox sandbox)
    {
        var job = (await sandbox.ResultsAsync("job.list", new { status = new[] { "Open" } }))
            .AsArray()
            .First(found => (bool)found!["confidential"]!)!;
        var candidateId = (string)
            (await sandbox.ResultsAsync("candidate.create", new { name = "Nobody Knows" }))["id"]!;
        var made = await sandbox.ResultsAsync(
            "application.create",
            new { candidateId, jobId = (string)job["id"]! }
        );
        var application = new Applications(
            (string)made["id"]!,
            candidateId,
            (string)job["id"]!,
            (string)job["defaultInterviewPlanId"]!,
            [],
            made
        );
        await PlantInterviewAsync(sandbox, application);
        await Offers.CreateAsync(sandbox, application);
        await PlantSurveyAsync(sandbox, application);
        var project = (await sandbox.ResultsAsync("project.list"))
            .AsArray()
            .First(found => (bool)found!["confidential"]!)!;
        await sandbox.ResultsAsync(
            "candidate.addProject",
            new { candidateId, projectId = (string)project["id"]! }
        );
        var posting = (await sandbox.ResultsAsync("jobPosting.list"))
            .AsArray()
            .First(found => (string?)found!["jobId"] == application.JobId)!;
        await sandbox.ResultsAsync(
            "applicationForm.submit",
            new JsonObject
            {
                ["jobPostingId"] = (string)posting["id"]!,
                ["applicationForm"] = new JsonObject
                {
                    ["fieldSubmissions"] = new JsonArray(
                        FilledForm.Submission("_systemfield_name", "Known To Few"),
                        FilledForm.Submission("_systemfield_email", "few@example.com")
                    ),
                },
            }
        );
        return candidateId;
    }

    private static async Task PlantInterviewAsync(RunningSandbox sandbox, Applications application)
    {
        var user = (await sandbox.ResultsAsync("user.list"))[5]!;
        var userId = (string)user["id"]!;
        var schedule = await Schedules.CreateAsync(sandbox, application, (string)user["email"]!);
        await sandbox.ResultsAsync(
            "applicationFeedback.submit",
            await Feedback.RequestAsync(
                sandbox,
                application.Id,
                userId,
                (string)schedule["interviewEvents"]![0]!["id"]!
            )
        );
        await sandbox.ResultsAsync(
            "applicationFeedbackRequest.create",
            new
            {
                applicationId = application.Id,
                interviewId = await sandbox.FirstIdAsync("interview.list"),
                interviewerUserId = userId,
            }
        );
    }

    private static async Task PlantSurveyAsync(RunningSandbox sandbox, Applications application)
    {
        var form = (await sandbox.ResultsAsync("surveyFormDefinition.list"))
            .AsArray()
            .First(found => (string?)found!["surveyType"] == "CandidateExperience")!;
        var about = new JsonObject
        {
            ["candidateId"] = application.CandidateId,
            ["applicationId"] = application.Id,
            ["surveyFormDefinitionId"] = (string)form["id"]!,
        };
        await sandbox.ResultsAsync("surveyRequest.create", about);
        about["submittedValues"] = FilledForm.Values(form["formDefinition"]!);
        await sandbox.ResultsAsync("surveySubmission.create", about);
    }

    private static string Id(JsonObject record, string field) => (string?)record[field] ?? "";
}
