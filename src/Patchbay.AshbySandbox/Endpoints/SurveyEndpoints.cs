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
                    context.State.SurveyRequests.Save(ids);
                    return ids;
                }
            );
        table["surveySubmission.create"] = (request, context) =>
            About(
                request,
                context,
                (ids, form) =>
                {
                    ids["id"] = context.State.Ids.Next("surveySubmission");
                    ids["submittedAt"] = context.Timestamp;
                    ids["surveyType"] = form.Text("surveyType");
                    ids["formDefinition"] = form["formDefinition"]!.DeepClone();
                    ids["submittedValues"] = request["submittedValues"]!.DeepClone();
                    context.State.SurveySubmissions.Save(ids);
                    return ids;
                }
            );
    }

    // A request has no type of its own: its form has.
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
                && Names(found, request, "applicationId")
                && Names(found, request, "candidateId")
        );
    }

    private static bool Names(JsonObject found, JsonObject request, string field) =>
        request.Text(field) is not { } id
        || string.Equals(found.Text(field), id, StringComparison.OrdinalIgnoreCase);

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
