using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>An application sent in through the form of a job posting: a candidate, an application and the filled form.</summary>
internal static class ApplicationFormEndpoints
{
    private const string NamePath = "_systemfield_name";
    private const string EmailPath = "_systemfield_email";

    // Section 7: this address makes the validation fail.
    private const string RefusedEmail = "testing-fail-validation@example.com";

    public static void AddTo(HandlerTable table) => table["applicationForm.submit"] = Submit;

    private static Answer Submit(JsonObject request, SandboxContext context)
    {
        var state = context.State;
        if (state.Of("jobPosting")!.Find(request.Text("jobPostingId")) is not { } posting)
            return Errors.NotFound("job_posting");
        var values = new JsonObject();
        foreach (var submission in request["applicationForm"]!["fieldSubmissions"]!.AsArray())
            values[(string)submission!["path"]!] = submission["value"]?.DeepClone();
        if (values.Text(NamePath) is not { Length: > 0 } name)
            return Errors.InvalidInput($"{NamePath} is required");
        if (values.Text(EmailPath) is not { Length: > 0 } email || email == RefusedEmail)
            return Errors.InvalidInput($"{EmailPath} is not a valid email address");

        var candidate = CandidateEndpoints.Create(
            new JsonObject { ["name"] = name, ["email"] = email },
            context
        );
        var application = ApplicationEndpoints.Create(
            new JsonObject
            {
                ["candidateId"] = candidate.Results!["id"]!.DeepClone(),
                ["jobId"] = posting["jobId"]!.DeepClone(),
            },
            context
        );
        if (application.Error is { } error)
            return error;

        var form = new JsonObject
        {
            ["id"] = state.Ids.Next("submittedForm"),
            ["formDefinition"] = posting["applicationFormDefinition"]!.DeepClone(),
            ["submittedValues"] = values,
        };
        var kept = form.Copy();
        kept["applicationId"] = application.Results!["id"]!.DeepClone();
        state.SubmittedForms.Save(kept);
        return new JsonObject
        {
            ["submittedFormInstance"] = form,
            ["formMessages"] = new JsonObject { ["blocked"] = false },
        };
    }
}
