using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>How applications are shown: their candidate and job as these are now, and on demand what hangs on them.</summary>
internal static class ApplicationView
{
    public static JsonObject Of(JsonObject application, SandboxState state)
    {
        // What a candidate and a job started as is what the application was made with.
        if (state.Candidates.FindChanged((string?)application["candidate"]!["id"]) is { } candidate)
            application["candidate"] = CandidatePart(candidate);
        if (state.Jobs.FindChanged((string?)application["job"]!["id"]) is { } job)
            application["job"] = JobPart(job);
        return application;
    }

    /// <summary>application.info: the history and the resume come without being asked for (section 11).</summary>
    public static JsonObject Whole(
        JsonObject application,
        SandboxContext context,
        IReadOnlyList<string> expand
    )
    {
        var state = context.State;
        var shown = Of(application, state);
        shown["applicationHistory"] = ApplicationHistory.Of(state, application.Text("id")!);
        if (
            state.Candidates.Find((string?)application["candidate"]!["id"])?["resumeFileHandle"] is
            { } resume
        )
            shown["resumeFileHandle"] = resume.DeepClone();
        if (expand.Contains("openings"))
            shown["openings"] = Openings(application, context);
        if (expand.Contains("applicationFormSubmissions"))
            shown["applicationFormSubmissions"] = Submissions(application, state);
        if (expand.Contains("referrals"))
            shown["referrals"] = Referrals(application);
        return shown;
    }

    /// <summary>Applications show who applied: when that changes, an incremental sync brings them too.</summary>
    public static void CandidateChanged(SandboxState state, JsonObject before, JsonObject after)
    {
        if (JsonNode.DeepEquals(CandidatePart(before), CandidatePart(after)))
            return;
        foreach (var id in after.Texts("applicationIds"))
            state.Applications.Touch(id);
    }

    private static JsonObject CandidatePart(JsonObject candidate)
    {
        var part = new JsonObject
        {
            ["id"] = candidate.Text("id"),
            ["name"] = candidate.Text("name"),
        };
        part.Take(candidate, "primaryEmailAddress", "primaryPhoneNumber");
        return part;
    }

    public static JsonObject JobPart(JsonObject job)
    {
        var part = new JsonObject { ["id"] = job.Text("id"), ["title"] = job.Text("title") };
        foreach (var field in (string[])["locationId", "departmentId", "brandId"])
            if (job.Text(field) is { } id)
                part[field] = id;
        return part;
    }

    /// <summary>The openings of the application's job.</summary>
    public static JsonArray Openings(JsonObject application, SandboxContext context) =>
        JobView.OpeningsOf((string)application["job"]!["id"]!, context);

    private static JsonArray Submissions(JsonObject application, SandboxState state) =>
        new([
            .. state
                .SubmittedForms.After(-1)
                .Select(entry => entry.Record)
                .Where(form => form.Text("applicationId") == application.Text("id"))
                .Select(form =>
                {
                    form.Remove("applicationId");
                    return form;
                }),
        ]);

    // The credited user of an application whose source is a referral.
    private static JsonArray Referrals(JsonObject application) =>
        application["creditedToUser"] is JsonObject user
        && ((string?)application["source"]?["title"])?.Contains(
            "referral",
            StringComparison.OrdinalIgnoreCase
        ) == true
            ? new JsonArray(
                new JsonObject
                {
                    ["user"] = user.DeepClone(),
                    ["referredAt"] = application.Text("createdAt"),
                }
            )
            : [];
}
