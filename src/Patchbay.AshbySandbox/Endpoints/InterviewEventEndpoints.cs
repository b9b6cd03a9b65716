using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class InterviewEventEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["interviewEvent.list"] = List;
        table["interviewBriefing.info"] = Briefing;
    }

    /// <summary>An event of a schedule or of a feedback request, with the application and the stage it is about.</summary>
    public static (JsonObject Event, JsonObject Application, string StageId)? Find(
        SandboxContext context,
        string? id
    )
    {
        var state = context.State;
        var found = state.InterviewEvents.Find(id);
        var about = found is null
            ? found = state.FeedbackRequests.Find(id)
            : state.InterviewSchedules.Find(found.Text("interviewScheduleId"));
        return
            found is not null
            && about is not null
            && ApplicationEndpoints.Find(context, about.Text("applicationId")) is { } application
            ? (found, application, about.Text("interviewStageId")!)
            : null;
    }

    /// <summary>An event stands by itself and inside its schedule; both are kept the same.</summary>
    public static void Save(JsonObject changed, SandboxContext context)
    {
        if (context.State.FeedbackRequests.Find(changed.Text("id")) is not null)
        {
            context.State.FeedbackRequests.Save(changed);
            return;
        }
        changed["updatedAt"] = context.Timestamp;
        context.State.InterviewEvents.Save(changed);
        if (
            context.State.InterviewSchedules.Find(changed.Text("interviewScheduleId"))
            is not { } schedule
        )
            return;
        var events = schedule["interviewEvents"]!.AsArray();
        for (var i = 0; i < events.Count; i++)
            if ((string?)events[i]!["id"] == changed.Text("id"))
                events[i] = changed.DeepClone();
        schedule["updatedAt"] = context.Timestamp;
        context.State.InterviewSchedules.Save(schedule);
    }

    private static Answer List(JsonObject request, SandboxContext context)
    {
        if (
            InterviewScheduleEndpoints.Find(context, request.Text("interviewScheduleId"))
            is not { } schedule
        )
            return Errors.NotFound("interview_schedule");
        var whole = request.Texts("expand").Contains("interview");
        return context.Page(
            request,
            context.State.InterviewEvents,
            found =>
                found.Text("interviewScheduleId") == schedule.Text("id")
                && request.IsAfter("createdAfter", found.Text("createdAt")),
            found =>
            {
                if (!whole)
                    found.Remove("interview");
                return found;
            },
            scope: schedule.Text("id")!
        );
    }

    private static Answer Briefing(JsonObject request, SandboxContext context)
    {
        var state = context.State;
        if (Find(context, request.Text("interviewEventId")) is not var (found, application, stage))
            return Errors.NotFound("interview_event");
        var expand = request.Texts("expand");
        var interview = state.Interviews.Find(found.Text("interviewId"))!;
        var briefing = new JsonObject
        {
            ["id"] = found.Text("id"),
            ["applicationId"] = application.Text("id"),
            ["interviewId"] = found.Text("interviewId"),
            ["interviewStageId"] = stage,
            ["interviewers"] = new JsonArray([
                .. found["interviewers"]!
                    .AsArray()
                    .Select(item => Interviewer(item!.AsObject(), found, context, expand)),
            ]),
            ["hasSubmittedFeedback"] = found.Flag("hasSubmittedFeedback"),
            ["feedbackFormDefinitionId"] = interview.Text("feedbackFormDefinitionId"),
        };
        if (expand.Contains("feedbackFormDefinition"))
            briefing["feedbackFormDefinition"] = state.FeedbackForms.Find(
                interview.Text("feedbackFormDefinitionId")
            );
        if (expand.Contains("interview"))
            briefing["interview"] = interview;
        if (expand.Contains("candidate"))
            briefing["candidate"] = CandidateView.Of(
                state.Candidates.Find((string?)application["candidate"]!["id"])!,
                context
            );
        if (expand.Contains("job"))
            briefing["job"] = JobView.Plain(state.Jobs.Find((string?)application["job"]!["id"])!);
        if (expand.Contains("application"))
            briefing["application"] = ApplicationView.Of(application, state);
        return briefing;
    }

    private static JsonObject Interviewer(
        JsonObject interviewer,
        JsonObject found,
        SandboxContext context,
        IReadOnlyList<string> expand
    )
    {
        var userId = interviewer.Text("id");
        var shown = new JsonObject
        {
            ["userId"] = userId,
            ["isFeedbackRequired"] = interviewer.Flag("isFeedbackRequired"),
            ["hasSubmittedFeedback"] = context
                .State.Feedback.After(-1)
                .Any(entry =>
                    entry.Record.Text("interviewEventId") == found.Text("id")
                    && (string?)entry.Record["submittedByUser"]!["id"] == userId
                ),
            ["trainingRole"] = interviewer.Text("trainingRole"),
        };
        if (expand.Contains("interviewers"))
        {
            shown["user"] = context.State.Users.Find(userId);
            shown["interviewerPool"] = interviewer["interviewerPool"]?.DeepClone();
        }
        return shown;
    }
}
