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

    /// <summary>An opening of several jobs is hidden by one of them.</summary>
    public static bool SeesOpening(this SandboxContext context, JsonObject opening) =>
        context.Key.SeesConfidential
        || (opening["latestVersion"] as JsonObject)?.Texts("jobIds").All(context.SeesJob) != false;

    public static bool SeesProject(this SandboxContext context, JsonObject project) =>
        context.Key.SeesConfidential || !project.Flag("confidential");
}
