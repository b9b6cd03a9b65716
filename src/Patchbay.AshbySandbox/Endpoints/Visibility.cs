using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>
/// Confidential jobs and projects, and all that hangs on them, are absent for a key without that switch (section 1).
/// </summary>
internal static class Visibility
{
    public static bool SeesJob(this SandboxContext context, string? jobId) =>
        context.Key.SeesConfidential
        || context.State.Jobs.Find(jobId)?.Flag("confidential") != true;

    public static bool SeesApplication(this SandboxContext context, string? applicationId) =>
        context.Key.SeesConfidential
        || ApplicationEndpoints.Find(context, applicationId) is not null;

    /// <summary>Of an application that exists, without making it: every candidate of a list is asked for.</summary>
    public static bool IsHidden(this SandboxContext context, string applicationId)
    {
        if (context.State.Applications.FindChanged(applicationId) is { } changed)
            return !context.SeesJob((string?)changed["job"]!["id"]);
        var company = context.State.Company;
        return Guid.TryParse(applicationId, out var id)
            && company.TryApplicationIndex(id, out var place)
            && !context.SeesJob(company.Jobs[company.ApplicationSummary(place).Job].Text("id"));
    }

    /// <summary>An opening of several jobs is hidden by one of them.</summary>
    public static bool SeesOpening(this SandboxContext context, JsonObject opening) =>
        context.Key.SeesConfidential
        || (opening["latestVersion"] as JsonObject)?.Texts("jobIds").All(context.SeesJob) != false;

    public static bool SeesProject(this SandboxContext context, JsonObject project) =>
        context.Key.SeesConfidential || !project.Flag("confidential");
}
