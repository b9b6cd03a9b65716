using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.StackOneClient;

public sealed class RequestLogTests(DrivenHub driven) : IClassFixture<DrivenHub>
{
    private const string FarAhead = "2200-01-01T00:00:00Z";

    [Fact]
    public async Task A_list_of_logs_is_narrowed_by_the_clients_filters()
    {
        var account = await driven.Hub.LinkAsync("filters");
        await driven.RunAsync(account, "ashby_list_candidates");
        await driven.RunAsync(account, "ashby_list_jobs");
        await driven.FailToRunAsync(account, "ashby_create_candidate");

        // The package sends its filters bare, where the contract has them inside filter[…].
        var bare = await driven.Client.TryAsync(
            "requestLogs.listLogs",
            new { filter = new { accountIds = account, success = true } }
        );

        Assert.Equal($"?account_ids={account}&success=true", bare.Wire.Url.Query);
        Assert.Equal(
            ["ashby_list_jobs", "ashby_list_candidates"],
            bare.Result.Node("unifiedLogsPaginated.data").Column("action")
        );
        Assert.Equal(
            ["ashby_create_candidate"],
            await ActionsAsync(new { accountIds = account, success = false })
        );
        Assert.Equal(
            ["ashby_list_jobs"],
            await ActionsAsync(new { accountIds = account, actions = "ashby_list_jobs" })
        );
        Assert.Equal(
            ["ashby_create_candidate"],
            await ActionsAsync(new { accountIds = account, statusCodes = "400" })
        );
        Assert.Equal(
            3,
            (await ActionsAsync(new { accountIds = account, endDate = FarAhead })).Count
        );
        Assert.Empty(await ActionsAsync(new { accountIds = account, startDate = FarAhead }));
    }

    [Fact]
    public async Task Pages_together_hold_every_log_once_in_the_order_asked_for()
    {
        var account = await driven.Hub.LinkAsync("pages");
        string[] run =
        [
            "ashby_list_candidates",
            "ashby_list_jobs",
            "ashby_list_sources",
            "ashby_list_users",
            "ashby_list_locations",
        ];
        foreach (var action in run)
            await driven.RunAsync(account, action);

        var seen = new List<string?>();
        string? next = null;
        do
        {
            var page = (
                await driven.Client.CallAsync(
                    "requestLogs.listLogs",
                    new
                    {
                        filter = new { accountIds = account },
                        orderBy = "eventDatetime",
                        orderDirection = "asc",
                        pageSize = 2,
                        next,
                    }
                )
            ).Node("unifiedLogsPaginated");
            seen.AddRange(page.Node("data").Column("action"));
            next = (string?)page["next"];
        } while (next is not null);

        Assert.Equal(run, seen);
    }

    [Fact]
    public async Task One_log_is_read_whole_with_its_steps()
    {
        var account = await driven.Hub.LinkAsync("one");
        var run = await driven.RunAsync(account, "ashby_list_candidates", new { limit = 1 });
        var id = (string)(await ListAsync(new { accountIds = account }))[0]!["requestId"]!;

        var log = (
            await driven.Client.CallAsync("requestLogs.getLog", new { id, include = "step_logs" })
        ).Node("unifiedLogResult.data");

        Assert.Equal(200, run.Wire.Status);
        Assert.Equal(id, log.Text("requestId"));
        Assert.Equal(account, log.Text("accountId"));
        Assert.Equal("ashby_list_candidates", log.Text("action"));
        Assert.Equal("ashby", log.Text("provider"));
        Assert.Equal("API", log.Text("sourceType"));
        Assert.Equal("/actions/rpc", log.Text("path"));
        Assert.Equal(200, (int)log.Node("status"));
        Assert.True((bool)log.Node("success"));
        Assert.True((double)log.Node("duration") > 0);
        var step = Assert.Single(log.Node("stepRequests").AsArray())!;
        Assert.Equal(id, step.Text("requestId"));
        Assert.EndsWith("/candidate.list", step.Text("url"), StringComparison.Ordinal);
        Assert.Equal(200, (int)step.Node("status"));
    }

    [Fact]
    public async Task Steps_are_listed_of_an_accounts_requests()
    {
        var account = await driven.Hub.LinkAsync("steps");
        await driven.RunAsync(account, "ashby_list_candidates");
        await driven.RunAsync(account, "ashby_list_jobs");

        var steps = (
            await driven.Client.CallAsync(
                "requestLogs.listStepLogs",
                new { filter = new { accountIds = account, actions = "ashby_list_jobs" } }
            )
        ).Node("stepLogsPaginated.data");

        var step = Assert.Single(steps.AsArray())!;
        Assert.Equal("ashby_list_jobs", step.Text("action"));
        Assert.Equal(account, step.Text("accountId"));
        Assert.EndsWith("/job.list", step.Text("url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_client_did_on_the_platform_is_in_the_platform_log()
    {
        var account = await driven.Hub.LinkAsync("platform");
        await driven.Client.CallAsync("accounts.getAccount", new { id = account });

        var logs = (
            await driven.Client.CallAsync(
                "requestLogs.listPlatformLogs",
                new { filter = new { accountIds = account, categories = "accounts" } }
            )
        ).Node("platformLogsPaginated.data");

        Assert.Contains($"/accounts/{account}", logs.Column("path"));
        Assert.All(logs.AsArray(), log => Assert.Equal(account, log.Text("accountId")));
    }

    [Fact]
    public async Task An_unknown_log_is_a_typed_404()
    {
        var error = await driven.Client.FailAsync("requestLogs.getLog", new { id = "req_nobodys" });

        Assert.Equal(("NotFoundResponse", 404), (error.Type, error.Status));
        Assert.Contains("req_nobodys", error.Message, StringComparison.Ordinal);
    }

    private async Task<List<string?>> ActionsAsync(object filter) =>
        (await ListAsync(filter)).Column("action");

    private async Task<JsonArray> ListAsync(object filter) =>
        (await driven.Client.CallAsync("requestLogs.listLogs", new { filter }))
            .Node("unifiedLogsPaginated.data")
            .AsArray();
}
