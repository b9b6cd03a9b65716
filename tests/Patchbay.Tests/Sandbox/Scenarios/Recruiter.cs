using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Scenarios;

/// <summary>What a recruiter does, in a recruiter's words; each a call or two.</summary>
internal sealed class Recruiter(RunningSandbox ashby)
{
    public RunningSandbox Ashby { get; } = ashby;

    public Task<JsonNode> Do(string method, object? body = null) =>
        Ashby.ResultsAsync(method, body);

    public async Task<string> Make(string method, object body) =>
        (string)(await Do(method, body))["id"]!;

    public async Task<JsonNode> First(
        string listMethod,
        Func<JsonNode, bool> which,
        object? body = null
    ) => (await Do(listMethod, body)).AsArray().First(record => which(record!))!;

    public Task<JsonNode> Application(string id) =>
        Do("application.info", new { applicationId = id });

    public async Task<JsonNode> MoveTo(string applicationId, string stageType)
    {
        var plan = (string)
            (await Application(applicationId))["currentInterviewStage"]!["interviewPlanId"]!;
        var stage = await First(
            "interviewStage.list",
            found => (string)found["type"]! == stageType,
            new { interviewPlanId = plan }
        );
        return await Do(
            "application.changeStage",
            new { applicationId, interviewStageId = (string)stage["id"]! }
        );
    }

    /// <summary>A candidate with an address, and an application to an open job.</summary>
    public async Task<(string CandidateId, string ApplicationId)> Applicant(
        string name,
        string email
    )
    {
        var candidateId = await Make("candidate.create", new { name, email });
        var application = await Applications.CreateAsync(Ashby, candidateId: candidateId);
        return (candidateId, application.Id);
    }

    public async Task<JsonNode> Interview(
        string applicationId,
        JsonNode interviewer,
        DateTimeOffset start
    ) =>
        await Do(
            "interviewSchedule.create",
            new { applicationId, interviewEvents = new[] { Event(interviewer, start) } }
        );

    public static object Event(JsonNode interviewer, DateTimeOffset start, string? id = null) =>
        id is null
            ? new
            {
                startTime = start,
                endTime = start.AddHours(1),
                interviewers = Interviewers(interviewer),
            }
            : new
            {
                interviewEventId = id,
                startTime = start,
                endTime = start.AddHours(1),
                interviewers = Interviewers(interviewer),
            };

    public Task<JsonNode> GiveFeedback(
        string applicationId,
        string eventId,
        JsonNode interviewer,
        JsonNode form
    ) =>
        Do(
            "applicationFeedback.submit",
            new
            {
                applicationId,
                formDefinitionId = (string)form["id"]!,
                userId = (string)interviewer["id"]!,
                interviewEventId = eventId,
                feedbackForm = new
                {
                    fieldSubmissions = new object[]
                    {
                        new { path = "_systemfield_overall_recommendation", value = "4" },
                        new
                        {
                            path = "_systemfield_feedback",
                            value = new { type = "PlainText", value = "Would hire" },
                        },
                    },
                },
            }
        );

    private static object[] Interviewers(JsonNode interviewer) =>
        [new { email = (string)interviewer["email"]!, feedbackRequired = true }];
}
