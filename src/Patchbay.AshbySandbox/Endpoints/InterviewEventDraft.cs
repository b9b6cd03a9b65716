using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>An interview event out of a request: new, or a known one changed.</summary>
internal static class InterviewEventDraft
{
    public static (JsonObject? Event, SandboxError? Error) Make(
        JsonObject wanted,
        string scheduleId,
        JsonObject application,
        JsonObject? known,
        SandboxContext context
    )
    {
        var state = context.State;
        if (
            !Formats.TryTime(wanted.Text("startTime")!, out var start)
            || !Formats.TryTime(wanted.Text("endTime")!, out var end)
            || end <= start
        )
            return (
                null,
                Errors.InvalidInput("startTime and endTime must be times, the end after the start")
            );
        // Without an interview: the organization's default one.
        var interviewId = wanted.Text("interviewId") ?? known?.Text("interviewId");
        var interview = interviewId is null
            ? state.Interviews.After(-1).First().Record
            : state.Interviews.Find(interviewId);
        if (interview is null)
            return (null, Errors.NotFound("interview"));
        if (!MaySchedule(interview, application))
            return (null, Errors.InvalidInput("The interview belongs to another job"));
        var interviewers = new JsonArray();
        foreach (var item in wanted["interviewers"]!.AsArray())
        {
            // Named by the email address of a user.
            if (UserByEmail(context, (string)item!["email"]!) is not { } user)
                return (null, Errors.NotFound("user"));
            interviewers.Add(Interviewer(user, item.AsObject().Flag("feedbackRequired")));
        }

        var id = known?.Text("id") ?? state.Ids.Next("interviewEvent");
        return (
            new JsonObject
            {
                ["id"] = id,
                ["interviewId"] = interview.Text("id"),
                ["interviewScheduleId"] = scheduleId,
                ["interviewerUserIds"] = new JsonArray([
                    .. interviewers.Select(user => user!["id"]!.DeepClone()),
                ]),
                ["interviewers"] = interviewers,
                ["createdAt"] = known?.Text("createdAt") ?? context.Timestamp,
                ["updatedAt"] = context.Timestamp,
                ["startTime"] = Formats.Time(start),
                ["endTime"] = Formats.Time(end),
                ["feedbackLink"] = $"https://app.ashbyhq.com/interview-briefings/{id}/feedback",
                ["location"] = known?.Text("location"),
                ["meetingLink"] = known?.Text("meetingLink"),
                ["interviewerCalendarEventId"] = null,
                ["hasSubmittedFeedback"] = known?.Flag("hasSubmittedFeedback") ?? false,
                ["interview"] = interview,
                ["notetakerTranscriptId"] = null,
                ["extraData"] = (wanted["extraData"] ?? known?["extraData"])?.DeepClone(),
            },
            null
        );
    }

    /// <summary>An interview of one job is for applications to that job; the others are shared (interview.list page).</summary>
    public static bool MaySchedule(JsonObject interview, JsonObject application) =>
        interview.Text("jobId") is not { } jobId || jobId == (string?)application["job"]!["id"];

    public static JsonObject Interviewer(JsonObject user, bool isFeedbackRequired)
    {
        user["trainingRole"] = null;
        user["interviewerPool"] = null;
        user["isFeedbackRequired"] = isFeedbackRequired;
        return user;
    }

    private static JsonObject? UserByEmail(SandboxContext context, string email) =>
        context
            .State.Users.After(-1)
            .Select(entry => entry.Record)
            .FirstOrDefault(user =>
                string.Equals(user.Text("email"), email, StringComparison.OrdinalIgnoreCase)
            );
}
