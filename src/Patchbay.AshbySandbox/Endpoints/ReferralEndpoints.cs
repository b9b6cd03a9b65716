using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class ReferralEndpoints
{
    public static void AddTo(HandlerTable table) => table["referral.create"] = Create;

    // A filled-in referral form becomes a candidate and an application; the job named in it must be open.
    private static Answer Create(JsonObject request, SandboxContext context)
    {
        var state = context.State;
        if (state.Of("referralForm")!.Find(request.Text("id")) is not { } form)
            return Errors.NotFound("referral_form");
        if (state.Users.Find(request.Text("creditedToUserId")) is not { } user)
            return Errors.NotFound("user");
        var (values, incomplete) = FormAnswers.Read(
            form["formDefinition"]!.AsObject(),
            request["fieldSubmissions"]!.AsArray()
        );
        if (values is null)
            return incomplete!;
        if (
            values["_systemfield_job"] is not JsonValue named
            || !named.TryGetValue<string>(out var jobId)
        )
            return Errors.InvalidInput("The form names no job");
        if (JobEndpoints.Find(context, jobId) is not { } job)
            return Errors.NotFound("job");
        if (job.Text("status") != "Open")
            return Errors.InvalidInput("The job is not open");

        var person = new JsonObject
        {
            ["name"] = values["_systemfield_name"]!.ToString(),
            ["email"] = values["_systemfield_email"]!.ToString(),
            ["creditedToUserId"] = user.Text("id"),
        };
        if (Referral(context) is { } source)
            person["sourceId"] = source.Text("id");
        person.Take(request, "createdAt");
        var application = person.Copy();
        application["jobId"] = job.Text("id");
        if (ApplicationEndpoints.Refusal(application, context) is { } refusal)
            return refusal;
        application["candidateId"] = (string?)
            CandidateEndpoints.Create(person, context).Results!["id"];
        var made = ApplicationEndpoints.Create(application, context);
        if (made.Results is JsonObject shown)
            shown.Remove("applicationHistory");
        return made;
    }

    private static JsonObject? Referral(SandboxContext context) =>
        context
            .State.Sources.After(-1)
            .Select(entry => entry.Record)
            .FirstOrDefault(source =>
                source.Text("title")!.Contains("referral", StringComparison.OrdinalIgnoreCase)
            );
}
