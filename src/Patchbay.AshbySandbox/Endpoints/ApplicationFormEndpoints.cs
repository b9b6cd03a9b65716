using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

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
        if (
            state.JobPostings.Find(request.Text("jobPostingId")) is not { } posting
            || !context.SeesJob(posting.Text("jobId"))
        )
            return Errors.NotFound("job_posting");
        if (
            posting.Text("status") != "Published"
            && !request.Flag("allowSubmissionForUnpublishedJobPosting", otherwise: true)
        )
            return new SandboxError(
                "job_posting_not_published",
                "The job posting is not published"
            );
        if (request.Texts("tagIds").Any(id => state.CandidateTags.Find(id) is null))
            return Errors.NotFound("candidate_tag");
        var values = new JsonObject();
        foreach (var submission in request["applicationForm"]!["fieldSubmissions"]!.AsArray())
            values[(string)submission!["path"]!] = submission["value"]?.DeepClone();
        if (values.Text(NamePath) is not { Length: > 0 } name)
            return Errors.InvalidInput($"{NamePath} is required");
        if (
            values.Text(EmailPath) is not { } email
            || !FormAnswers.IsAddress(email)
            || email == RefusedEmail
        )
            return Errors.InvalidInput($"{EmailPath} is not a valid email address");

        var isBlocked = HasApplied(state, email, posting.Text("jobId")!);
        var form = new JsonObject
        {
            ["id"] = state.Ids.Next("submittedForm"),
            ["formDefinition"] = posting["applicationFormDefinition"]!.DeepClone(),
            ["submittedValues"] = values,
        };
        var kept = form.Copy();
        if (!isBlocked)
        {
            var application = new JsonObject { ["jobId"] = posting.Text("jobId") };
            if (ApplicationEndpoints.Refusal(application, context) is { } refusal)
                return refusal;
            kept["applicationId"] = Apply(request, context, posting, name, email);
        }
        state.SubmittedForms.Save(kept);
        var messages = new JsonObject { ["blocked"] = isBlocked };
        if (isBlocked)
            messages["blockMessageForCandidateHtml"] =
                "<p>You have applied for this position already. We will be in touch.</p>";
        return new JsonObject { ["submittedFormInstance"] = form, ["formMessages"] = messages };
    }

    private static string Apply(
        JsonObject request,
        SandboxContext context,
        JsonObject posting,
        string name,
        string email
    )
    {
        var state = context.State;
        var made = CandidateEndpoints.Create(
            new JsonObject { ["name"] = name, ["email"] = email },
            context
        );
        var candidate = state.Candidates.Find((string)made.Results!["id"]!)!;
        foreach (var id in request.Texts("tagIds").Distinct(StringComparer.OrdinalIgnoreCase))
            candidate["tags"]!.AsArray().Add(state.CandidateTags.Find(id));
        state.Candidates.Save(candidate);

        var answer = ApplicationEndpoints.Create(
            new JsonObject
            {
                ["candidateId"] = candidate.Text("id"),
                ["jobId"] = posting.Text("jobId"),
            },
            context
        );
        var application = state.Applications.Find((string)answer.Results!["id"]!)!;
        application["appliedViaJobPostingId"] = posting.Text("id");
        state.Applications.Save(application);
        return application.Text("id")!;
    }

    // The organization's rule: one application to a job at a time. Nothing is made of a second one (section 7).
    private static bool HasApplied(SandboxState state, string email, string jobId) =>
        CandidateEndpoints
            .WithEmail(state, email)
            .SelectMany(candidate => candidate.Texts("applicationIds"))
            .Select(state.Applications.Find)
            .Any(application =>
                application?.Text("status") is "Active" or "Lead"
                && (string?)application["job"]!["id"] == jobId
            );
}
