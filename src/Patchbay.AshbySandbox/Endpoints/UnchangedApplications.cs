using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>
/// Which generated applications a list can show, from what the company knows of them without making them: a filtered page
/// of a million costs about as much as an unfiltered one.
/// </summary>
internal static class UnchangedApplications
{
    public static Unchanged Wanted(JsonObject request, SandboxContext context)
    {
        var company = context.State.Company;
        var wanted = CreationOrder.Applications(request, company);
        var status = request.Text("status");
        int? job = null;
        if (request.Text("jobId") is { } jobId)
        {
            // A job that was opened in this sandbox has none of the generated applications.
            if (!Guid.TryParse(jobId, out var id) || !company.TryJobIndex(id, out var index))
                return wanted with { To = 0 };
            job = index;
            var (from, to) = company.ApplicationsToJob(index, status);
            wanted = wanted with { From = Math.Max(from, wanted.From), To = to };
        }

        var hidden = HiddenJobs(context);
        if (status is null && job is null && hidden.Count == 0)
            return wanted;
        return wanted with
        {
            Passes = place =>
            {
                var facts = company.ApplicationSummary(place);
                return (status is null || facts.Status == status)
                    && (job is null || facts.Job == job)
                    && !hidden.Contains(facts.Job);
            },
        };
    }

    private static HashSet<int> HiddenJobs(SandboxContext context)
    {
        var company = context.State.Company;
        return context.Key.SeesConfidential
            ? []
            :
            [
                .. Enumerable
                    .Range(0, company.Jobs.Count)
                    .Where(job => !context.SeesJob(company.Jobs[job].Text("id"))),
            ];
    }
}
