using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class SurveyEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["surveyRequest.list"] = ListRequests;
        table["surveyRequest.create"] = (request, context) =>
            About(
                request,
                context,
                (ids, _) =>
                {
                    var id = context.State.Ids.Next("surveyRequest");
                    ids["id"] = id;
                    ids["surveyUrl"] = $"https://you.ashbyhq.com/northlight/survey/{id}";
                    var kept = ids.Copy();
                    kept["createdAt"] = context.Timestamp;
                    context.State.SurveyRequests.Save(kept);
                    return ids;
                }
            );
        table["surveySubmission.list"] = ListSubmissions;
        table["surveySubmission.create"] = (request, context) =>
            About(
                request,
                context,
                (ids, form) =>
                {
                    var (values, error) = FormAnswers.Read(
                        form["formDefinition"]!.AsObject(),
                        request["submittedValues"]!.AsObject()
                    );
                    if (values is null)
                        return error!;
                    ids["id"] = context.State.Ids.Next("surveySubmission");
                    ids["submittedAt"] = context.Timestamp;
                    ids["surveyType"] = form.Text("surveyType");
                    ids["formDefinition"] = form["formDefinition"]!.DeepClone();
                    ids["submittedValues"] = values.DeepClone();
                    context.State.SurveySubmissions.Save(ids);
                    return ids;
                }
            );
    }

    private static Answer ListSubmissions(JsonObject request, SandboxContext context) =>
        context.Page(
            request,
            context.State.SurveySubmissions,
            found =>
                found.Text("surveyType") == request.Text("surveyType")
                && request.IsAfter("createdAfter", found.Text("submittedAt"))
                && context.SeesApplication(found.Text("applicationId"))
        );

    // A request has no type of its own: its form has. When it was made is not shown; the company's own were made with
    // their applications.
    private static Answer ListRequests(JsonObject request, SandboxContext context)
    {
        var type = request.Text("surveyType");
        return context.Page(
            request,
            context.State.SurveyRequests,
            found =>
                context
                    .State.SurveyForms.Find(found.Text("surveyFormDefinitionId"))
                    ?.Text("surveyType") == type
                && request.Matches("applicationId", found.Text("applicationId"))
                && request.Matches("candidateId", found.Text("candidateId"))
                && ApplicationEndpoints.Find(context, found.Text("applicationId"))
                    is { } application
                && request.IsAfter(
                    "createdAfter",
                    found.Text("createdAt") ?? application.Text("createdAt")
                ),
            found =>
            {
                found.Remove("createdAt");
                return found;
            }
        );
    }

    // What a survey is about: a candidate, one of its applications, and a form.
    private static Answer About(
        JsonObject request,
        SandboxContext context,
        Func<JsonObject, JsonObject, Answer> then
    )
    {
        if (context.State.Candidates.Find(request.Text("candidateId")) is not { } candidate)
            return Errors.NotFound("candidate");
        if (
            ApplicationEndpoints.Find(context, request.Text("applicationId")) is not { } application
        )
            return Errors.ApplicationNotFound;
        if (context.State.SurveyForms.Find(request.Text("surveyFormDefinitionId")) is not { } form)
            return Errors.NotFound("survey_form_definition");
        if ((string?)application["candidate"]!["id"] != candidate.Text("id"))
            return Errors.InvalidInput("The application is not one of this candidate");
        var ids = new JsonObject
        {
            ["id"] = null,
            ["candidateId"] = candidate.Text("id"),
            ["applicationId"] = application.Text("id"),
            ["surveyFormDefinitionId"] = form.Text("id"),
        };
        return then(ids, form);
    }
}
