using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class FeedbackEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["applicationFeedback.list"] = List;
        table["applicationFeedback.submit"] = Submit;
    }

    private static Answer List(JsonObject request, SandboxContext context)
    {
        return context.Page(
            request,
            context.State.Feedback,
            feedback =>
                request.Matches("applicationId", feedback.Text("applicationId"))
                && context.SeesApplication(feedback.Text("applicationId"))
                && request.IsAfter("createdAfter", feedback.Text("submittedAt"))
        );
    }

    private static Answer Submit(JsonObject request, SandboxContext context)
    {
        var state = context.State;
        if (
            ApplicationEndpoints.Find(context, request.Text("applicationId")) is not { } application
        )
            return Errors.ApplicationNotFound;
        if (state.FeedbackForms.Find(request.Text("formDefinitionId")) is not { } form)
            return Errors.NotFound("feedback_form_definition");
        var user = request.Text("userId") is { } userId
            ? state.Users.Find(userId)
            : state.Users.After(-1).First().Record;
        if (user is null)
            return Errors.NotFound("user");
        var (values, error) = FormAnswers.Read(
            form["formDefinition"]!.AsObject(),
            request["feedbackForm"]!["fieldSubmissions"]!.AsArray()
        );
        if (values is null)
            return error!;

        var feedback = new JsonObject
        {
            ["id"] = state.Ids.Next("applicationFeedback"),
            ["formDefinition"] = form["formDefinition"]!.DeepClone(),
            ["submittedValues"] = values,
        };
        var shown = feedback.Copy();
        feedback["submittedByUser"] = user.Copy();
        feedback["feedbackFormDefinitionId"] = form.Text("id");
        feedback["applicationId"] = application.Text("id");
        feedback["submittedAt"] = context.Timestamp;
        if (request.Text("interviewEventId") is { } eventId)
        {
            if (InterviewEventEndpoints.Find(context, eventId) is not var (interviewed, about, _))
                return Errors.NotFound("interview_event");
            if (about.Text("id") != application.Text("id"))
                return Errors.InvalidInput("The event is about another application");
            if (!interviewed.Texts("interviewerUserIds").Contains(user.Text("id")))
                return Errors.InvalidInput("userId is not an interviewer of this event");
            feedback["interviewId"] = interviewed.Text("interviewId");
            feedback["interviewEventId"] = interviewed.Text("id");
            interviewed["hasSubmittedFeedback"] = true;
            InterviewEventEndpoints.Save(interviewed, context);
        }
        state.Feedback.Save(feedback);
        ScheduleWalk.Advance(context);
        return new JsonObject { ["submittedFormInstance"] = shown };
    }
}
