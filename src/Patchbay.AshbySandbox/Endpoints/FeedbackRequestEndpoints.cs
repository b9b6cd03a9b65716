using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>
/// Feedback asked for without an interview schedule. The event that it makes takes feedback and has a briefing like any
/// other, but belongs to no schedule.
/// </summary>
internal static class FeedbackRequestEndpoints
{
    public static void AddTo(HandlerTable table) =>
        table["applicationFeedbackRequest.create"] = Create;

    private static Answer Create(JsonObject request, SandboxContext context) =>
        ApplicationEndpoints.With(
            request,
            context,
            application =>
            {
                var state = context.State;
                if (state.Interviews.Find(request.Text("interviewId")) is not { } interview)
                    return Errors.NotFound("interview");
                if (!InterviewEventDraft.MaySchedule(interview, application))
                    return Errors.InvalidInput("The interview belongs to another job");
                if (!interview.Flag("isFeedbackRequested"))
                    return Errors.InvalidInput("The interview does not request feedback");
                if (state.Users.Find(request.Text("interviewerUserId")) is not { } user)
                    return Errors.NotFound("user");

                var asked = new JsonObject
                {
                    ["id"] = state.Ids.Next("interviewEvent"),
                    ["applicationId"] = application.Text("id"),
                    ["interviewStageId"] = (string?)application["currentInterviewStage"]!["id"],
                    ["interviewId"] = interview.Text("id"),
                    ["interviewerUserIds"] = new JsonArray(user.Text("id")),
                    ["interviewers"] = new JsonArray(
                        InterviewEventDraft.Interviewer(user, isFeedbackRequired: true)
                    ),
                    ["createdAt"] = context.Timestamp,
                    ["hasSubmittedFeedback"] = false,
                };
                state.FeedbackRequests.Save(asked);
                return new JsonObject
                {
                    ["interviewEventId"] = asked.Text("id"),
                    ["interviewerUserId"] = user.Text("id"),
                    ["applicationId"] = application.Text("id"),
                };
            }
        );
}
