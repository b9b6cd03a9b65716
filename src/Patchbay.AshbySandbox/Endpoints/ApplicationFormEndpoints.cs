using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>An application sent in through the form of a job posting: a candidate, an application and the filled form.</summary>
internal static class ApplicationFormEndpoints
{
    private const string NamePath = "_systemfield_name";
    private const string EmailPath = "_systemfield_email";

    // Section 7: this address makes the validation fail.
    private const string RefusedEmail = "testing-fail-validation@example.com";

    // The span that the contract's own example of an application limit names.
    private static readonly TimeSpan OnceIn = TimeSpan.FromDays(60);

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

        var form = new JsonObject
        {
            ["id"] = state.Ids.Next("submittedForm"),
            ["formDefinition"] = posting["applicationFormDefinition"]!.DeepClone(),
            ["submittedValues"] = values,
        };
        var kept = form.Copy();
        kept["jobPostingId"] = posting.Text("id");
        kept["submittedAt"] = context.Timestamp;
        var blocked = AppliedLately(kept, email, context);
        if (!blocked)
        {
            var application = new JsonObject { ["jobId"] = posting["jobId"]!.DeepClone() };
            if (ApplicationEndpoints.Refusal(application, context) is { } refusal)
                return refusal;
            var person = new JsonObject { ["name"] = name, ["email"] = email };
            application["candidateId"] = (string?)
                CandidateEndpoints.Create(person, context).Results!["id"];
            kept["applicationId"] = (string?)
                ApplicationEndpoints.Create(application, context).Results!["id"];
        }
        state.SubmittedForms.Save(kept);
        var messages = new JsonObject { ["blocked"] = blocked };
        if (blocked)
            messages["blockMessageForCandidateHtml"] =
                "<p>You have applied for this job within the last 60 days.</p>";
        return new JsonObject { ["submittedFormInstance"] = form, ["formMessages"] = messages };
    }

    // The organization's application limit: a blocked submission is kept, but becomes no application.
    private static bool AppliedLately(JsonObject form, string email, SandboxContext context) =>
        context
            .State.SubmittedForms.After(-1)
            .Select(entry => entry.Record)
            .Any(earlier =>
                earlier.Text("applicationId") is not null
                && earlier.Text("jobPostingId") == form.Text("jobPostingId")
                && string.Equals(
                    (string?)earlier["submittedValues"]![EmailPath],
                    email,
                    StringComparison.OrdinalIgnoreCase
                )
                && Formats.TryTime(earlier.Text("submittedAt")!, out var at)
                && context.Now - at < OnceIn
            );
}
