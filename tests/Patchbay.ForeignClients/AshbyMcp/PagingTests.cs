using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.AshbyMcp;

/// <summary>Pages of every size, put together, are what the sandbox holds.</summary>
public sealed class PagingTests(DrivenSandbox driven) : IClassFixture<DrivenSandbox>
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Jobs_are_paged(int limit) =>
        Assert.Equal(
            await driven.IdsAsync("job.list"),
            await PagesAsync("ashby_list_jobs", new { status = "All", limit }, "id")
        );

    [Theory]
    [InlineData(7)]
    [InlineData(50)]
    public async Task Applications_are_paged(int limit) =>
        Assert.Equal(
            await driven.IdsAsync("application.list"),
            await PagesAsync("ashby_list_applications", new { limit }, "application_id")
        );

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_candidates_of_a_job_are_paged(int limit)
    {
        var summary = await driven.DataAsync("ashby_get_pipeline_summary");
        var jobId = summary["jobs"]!
            .AsArray()
            .MaxBy(job => (int)job!["total_active"]! + (int)job["total_archived"]!)
            .Text("job_id");

        Assert.Equal(
            await driven.IdsAsync("application.list", new JsonObject { ["jobId"] = jobId }),
            await PagesAsync(
                "ashby_list_candidates_for_job",
                new { job_id = jobId, limit },
                "application_id"
            )
        );
    }

    [Theory]
    [InlineData("candidate.list")]
    [InlineData("user.list")]
    [InlineData("interviewSchedule.list")]
    [InlineData("approval.list")]
    public async Task Any_list_is_paged_by_call_api(string method)
    {
        var ids = new List<string?>();
        var body = new JsonObject { ["limit"] = 3 };
        JsonObject page;
        do
        {
            page = await driven.DataAsync(
                "ashby_call_api",
                new { endpoint = method, @params = body }
            );
            ids.AddRange(page["results"].Column("id"));
            body["cursor"] = page.Text("nextCursor");
        } while ((bool)page["moreDataAvailable"]!);

        Assert.Equal(await driven.IdsAsync(method), ids);
        Assert.True(ids.Count > 3, "More than one page.");
    }

    /// <summary>This field of all items of a list tool, page after page.</summary>
    private async Task<List<string?>> PagesAsync(string tool, object arguments, string id)
    {
        var next = JsonSerializer.SerializeToNode(arguments)!.AsObject();
        var ids = new List<string?>();
        var pages = 0;
        JsonObject page;
        do
        {
            page = await driven.DataAsync(tool, next);
            ids.AddRange(page["items"].Column(id));
            next["cursor"] = page.Text("next_cursor");
            pages++;
        } while ((bool)page["has_more"]!);
        Assert.True(pages > 1, "More than one page.");
        return ids;
    }
}
