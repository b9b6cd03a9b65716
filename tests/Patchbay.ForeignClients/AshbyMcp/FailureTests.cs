using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;

namespace Patchbay.ForeignClients.AshbyMcp;

public sealed class FailureTests(DrivenSandbox driven) : IClassFixture<DrivenSandbox>
{
    [Fact]
    public async Task A_429_is_waited_out_as_long_as_it_says_and_the_call_then_goes_well()
    {
        driven.Sandbox.Server.FailNext("job.list", SandboxFault.Status429(TimeSpan.FromSeconds(1)));

        var answer = await driven.Client.CallAsync("ashby_list_jobs", []);

        Assert.NotNull(answer.Data);
        Assert.Contains("\"delayMs\":1000", driven.Client.Errors, StringComparison.Ordinal);
        Assert.Equal(
            [429, 200],
            driven
                .Sandbox.Server.Requests.Where(request => request.Method == "job.list")
                .Select(request => request.Status)
        );
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_a_404()
    {
        var answer = await driven.Client.CallAsync(
            "ashby_call_api",
            new JsonObject { ["endpoint"] = "application.archive" }
        );

        Assert.Null(answer.Data);
        Assert.StartsWith(
            "Ashby API error: HTTP 404: Not Found",
            answer.Summary,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_refusal_with_status_200_reaches_the_tool_with_code_and_message()
    {
        var answer = await driven.Client.CallAsync(
            "ashby_get_candidate",
            new JsonObject { ["candidate_id"] = Guid.NewGuid().ToString() }
        );

        Assert.Null(answer.Data);
        Assert.Contains("(code: candidate_not_found)", answer.Summary, StringComparison.Ordinal);
    }
}
