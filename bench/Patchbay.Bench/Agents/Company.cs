using System.Text.Json;

namespace Patchbay.Bench.Agents;

/// <summary>Whom and what the tasks are about, by the names that people use.</summary>
internal sealed record Company(
    IReadOnlyList<JsonElement> Applications,
    IReadOnlyList<JsonElement> Candidates,
    IReadOnlyList<JsonElement> Jobs
)
{
    public static async Task<Company> OfAsync(AshbyView ashby)
    {
        var applications = await ashby.AllAsync("application.list");
        return new(
            applications,
            await ashby.AllAsync("candidate.list"),
            await ashby.AllAsync("job.list")
        );
    }

    /// <summary>An application in process of somebody who has no other and whose name nobody else has.</summary>
    public JsonElement Someone(int place) =>
        Applications
            .Where(one => one.Text("status") == "Active" && IsOnlyOne(one))
            .ElementAt(place);

    public JsonElement Of(string applicationId) =>
        Applications.First(one => one.Text("id") == applicationId);

    public bool IsOnlyOne(JsonElement application) =>
        Applications.Count(other =>
            other.Text("candidate.name") == application.Text("candidate.name")
        ) == 1
        && Candidates.Count(other => other.Text("name") == application.Text("candidate.name")) == 1;
}
