using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class ReferenceTests
{
    [Theory]
    [InlineData("archiveReason.list", "includeArchived", "isArchived", true)]
    [InlineData("closeReason.list", "includeArchived", "isArchived", true)]
    [InlineData("feedbackFormDefinition.list", "includeArchived", "isArchived", true)]
    [InlineData("interview.list", "includeArchived", "isArchived", true)]
    [InlineData("source.list", "includeArchived", "isArchived", true)]
    [InlineData("sourceTrackingLink.list", "includeDisabled", "enabled", false)]
    public async Task What_is_out_of_use_is_listed_on_demand_only(
        string method,
        string filter,
        string field,
        bool outOfUse
    )
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var usual = await sandbox.ResultsAsync(method);
        Assert.NotEmpty(usual.AsArray());
        Assert.All(usual.AsArray(), record => Assert.Equal(!outOfUse, (bool)record![field]!));
        var all = await sandbox.ResultsAsync(method, new JsonObject { [filter] = true });
        Assert.Contains(all.AsArray(), record => (bool)record![field]! == outOfUse);
    }

    [Fact]
    public async Task Interviews_of_one_job_are_listed_on_demand_and_found_by_id()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var shared = await sandbox.ResultsAsync("interview.list");
        Assert.All(
            shared.AsArray(),
            interview => Assert.False(interview!.AsObject().ContainsKey("jobId"))
        );
        var all = await sandbox.ResultsAsync(
            "interview.list",
            new { includeNonSharedInterviews = true }
        );
        var own = all.AsArray().Single(interview => interview!.AsObject().ContainsKey("jobId"))!;
        var found = await sandbox.ResultsAsync("interview.info", new { id = (string)own["id"]! });
        Assert.True(JsonNode.DeepEquals(own, found));
    }

    [Fact]
    public async Task A_job_template_shows_its_location_on_demand()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var plain = (await sandbox.ResultsAsync("jobTemplate.list"))[0]!;
        Assert.False(plain.AsObject().ContainsKey("location"));
        var whole = (
            await sandbox.ResultsAsync("jobTemplate.list", new { expand = new[] { "location" } })
        )[0]!;
        Assert.Equal((string?)plain["locationId"], (string?)whole["location"]!["id"]);
    }

    [Theory]
    [InlineData("feedbackFormDefinition", "feedbackFormDefinitionId")]
    [InlineData("surveyFormDefinition", "surveyFormDefinitionId")]
    public async Task A_form_is_found_by_its_id_and_no_other(string resource, string field)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var listed = (await sandbox.ResultsAsync($"{resource}.list"))[0]!;
        var found = await sandbox.ResultsAsync(
            $"{resource}.info",
            new JsonObject { [field] = (string)listed["id"]! }
        );
        Assert.True(JsonNode.DeepEquals(listed, found));
        var snake = resource.StartsWith('f') ? "feedback" : "survey";
        Assert.Equal(
            $"{snake}_form_definition_not_found",
            await sandbox.ErrorAsync(
                $"{resource}.info",
                new JsonObject { [field] = Guid.NewGuid().ToString("D") }
            )
        );
    }

    [Fact]
    public async Task Criteria_evaluations_are_paged_and_say_why_one_was_skipped()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 100);
        var evaluations = new List<JsonNode>();
        foreach (var application in (await sandbox.CallAsync("application.list")).Results)
        {
            var body = new JsonObject
            {
                ["applicationId"] = (string)application!["id"]!,
                ["limit"] = 2,
            };
            foreach (
                var page in await sandbox.PagesAsync("application.listCriteriaEvaluations", body)
            )
                evaluations.AddRange(page.Results!);
        }
        Assert.Equal(
            evaluations.Count,
            evaluations.DistinctBy(evaluation => (string?)evaluation["id"]).Count()
        );
        Assert.Contains(evaluations, evaluation => (string?)evaluation["outcome"] == "Meets");
        Assert.All(
            evaluations.Where(evaluation => (string?)evaluation["status"] == "Skipped"),
            evaluation => Assert.Equal("NoResume", (string?)evaluation["skipReason"])
        );
        Assert.Contains(evaluations, evaluation => (string?)evaluation["status"] == "Skipped");
    }

    [Fact]
    public async Task Fraud_checks_fit_the_fraud_status_of_the_candidate()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 100);
        var signals = 0;
        foreach (var candidate in (await sandbox.CallAsync("candidate.list")).Results)
        {
            var checks = await sandbox.ResultsAsync(
                "candidate.listFraudChecks",
                new { candidateId = (string)candidate!["id"]! }
            );
            var status = (string?)candidate["fraudStatus"];
            Assert.Equal(status is null, checks.AsArray().Count == 0);
            var found = checks.AsArray().Sum(check => check!["fraudSignals"]!.AsArray().Count);
            if (status == "PassedFraudCheck")
                Assert.Equal(0, found);
            signals += found;
        }
        Assert.NotEqual(0, signals);
    }

    [Fact]
    public async Task A_limit_outside_1_to_100_is_refused_where_the_contract_sets_none()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        foreach (var limit in new[] { -1, 0, 101 })
            Assert.Equal(
                "invalid_input",
                await sandbox.ErrorAsync("surveyFormDefinition.list", new { limit })
            );
    }
}
