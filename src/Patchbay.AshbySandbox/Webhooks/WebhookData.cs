using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Webhooks;

/// <summary>The data of each webhook, from the records as they are when the call is over (section 8, webhook pages).</summary>
internal static class WebhookData
{
    public static JsonObject? Application(SandboxState state, string id) =>
        state.Applications.Find(id) is { } application
            ? Of("application", ApplicationView.Of(application, state))
            : null;

    /// <summary>With the latest accepted offer, where there is one.</summary>
    public static JsonObject? Hire(SandboxState state, string id)
    {
        var data = Application(state, id);
        if (data is null)
            return null;
        var accepted = state
            .Offers.After(-1)
            .Select(entry => entry.Record)
            .Where(offer =>
                offer.Text("applicationId") == id && offer.Text("acceptanceStatus") == "Accepted"
            )
            .MaxBy(offer => offer.Text("decidedAt"), StringComparer.Ordinal);
        if (accepted is not null)
            data["offer"] = accepted;
        return data;
    }

    public static JsonObject? Schedule(SandboxState state, string id) =>
        Of("interviewSchedule", state.InterviewSchedules.Find(id));

    public static JsonObject? ScheduleWithCandidate(SandboxState state, string id)
    {
        if (state.InterviewSchedules.Find(id) is not { } schedule)
            return null;
        schedule["candidateId"] = (string?)
            state.Applications.Find(schedule.Text("applicationId"))?["candidate"]?["id"];
        return Of("interviewSchedule", schedule);
    }

    public static JsonObject? Job(SandboxState state, string id) =>
        state.Jobs.Find(id) is { } job ? Of("job", JobView.Plain(job)) : null;

    public static JsonObject? JobPosting(SandboxState state, string id) =>
        state.JobPostings.Find(id) is { } posting
            ? Of("jobPosting", JobPostingEndpoints.ListItem(posting))
            : null;

    public static JsonObject? Offer(SandboxState state, string id) =>
        Of("offer", state.Offers.Find(id));

    public static JsonObject? Opening(SandboxState state, string id) =>
        Of("opening", state.Openings.Find(id));

    /// <summary>What was answered to a diversity or EEOC survey stays inside.</summary>
    public static JsonObject? Survey(SandboxState state, string id)
    {
        if (state.SurveySubmissions.Find(id) is not { } submission)
            return null;
        if (submission.Text("surveyType") is "Diversity" or "EEOC")
            submission.Remove("submittedValues");
        return Of("surveySubmission", submission);
    }

    private static JsonObject? Of(string name, JsonObject? record) =>
        record is null ? null : new JsonObject { [name] = record };
}
