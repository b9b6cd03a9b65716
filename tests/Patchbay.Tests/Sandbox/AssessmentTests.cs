using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class AssessmentTests
{
    [Fact]
    public async Task A_completed_assessment_is_kept_with_its_candidate_and_reported_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidateId = await sandbox.FirstIdAsync("candidate.list");
        var id = Guid.NewGuid().ToString("D");
        var request = Completed(candidateId, id, Field("score", "numeric_score", 87));
        var made = await sandbox.ResultsAsync("assessment.addCompletedToCandidate", request);
        Assert.Equal(candidateId, (string?)made["candidateId"]);
        Assert.Equal(87, (int)made["result"]!["value"]!);

        var kept = sandbox.Server.Sandbox.State.Assessments.Find(id)!;
        Assert.Equal("Completed", (string?)kept["state"]);
        Assert.Equal("2026-05-30T12:00:00.000Z", (string?)kept["updatedAt"]);
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("assessment.addCompletedToCandidate", request)
        );
    }

    [Theory]
    [InlineData("numeric_score", "eighty")]
    [InlineData("numeric_duration_minutes", true)]
    [InlineData("url", "not an address")]
    [InlineData("boolean_success", "yes")]
    [InlineData("string", 5)]
    public async Task A_result_must_have_the_type_it_says(string type, object value)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidateId = await sandbox.FirstIdAsync("candidate.list");
        var field = Field("score", type, JsonValue.Create(value)!);
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "assessment.addCompletedToCandidate",
                Completed(candidateId, Guid.NewGuid().ToString("D"), field)
            )
        );
    }

    [Fact]
    public async Task A_started_assessment_goes_on_to_its_result_and_one_never_started_does_not()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var assessments = sandbox.Server.Sandbox.State.Assessments;
        var id = (string)assessments.After(-1).First().Record["id"]!;
        var update = Update(id);
        update["assessment_status"] = Field("status", "string", "Under way");
        await sandbox.ResultsAsync("assessment.update", update);
        Assert.Equal("Under way", (string?)assessments.Find(id)!["status"]!["value"]);
        Assert.Equal("Started", (string?)assessments.Find(id)!["state"]);

        update["assessment_result"] = Field("result", "boolean_success", true);
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("assessment.update", update));
        update["assessment_profile_url"] = Field("profile", "url", "https://partner.example.com/1");
        await sandbox.ResultsAsync("assessment.update", update);
        Assert.Equal("Completed", (string?)assessments.Find(id)!["state"]);
        Assert.True((bool)assessments.Find(id)!["result"]!["value"]!);

        var never = Update(Guid.NewGuid().ToString("D"));
        never["assessment_status"] = Field("status", "string", "Under way");
        Assert.Equal("assessment_not_found", await sandbox.ErrorAsync("assessment.update", never));
    }

    [Fact]
    public async Task A_cancelled_assessment_stays_cancelled()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var assessments = sandbox.Server.Sandbox.State.Assessments;
        var id = (string)assessments.After(-1).First().Record["id"]!;
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("assessment.update", Update(id)));
        var cancel = Update(id);
        cancel["cancelled_reason"] = Field("reason", "string", "Candidate withdrew");
        await sandbox.ResultsAsync("assessment.update", cancel);
        Assert.Equal("Cancelled", (string?)assessments.Find(id)!["state"]);
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("assessment.update", cancel));
    }

    private static JsonObject Completed(string candidateId, string id, JsonObject result) =>
        new()
        {
            ["candidateId"] = candidateId,
            ["partnerId"] = Guid.NewGuid().ToString("D"),
            ["timestamp"] = new DateTimeOffset(
                2026,
                5,
                30,
                12,
                0,
                0,
                TimeSpan.Zero
            ).ToUnixTimeMilliseconds(),
            ["assessment"] = new JsonObject
            {
                ["assessmentTypeId"] = Guid.NewGuid().ToString("D"),
                ["assessmentId"] = id,
                ["assessmentName"] = "Error budgets",
                ["result"] = result,
                ["metadata"] = new JsonArray(),
            },
        };

    private static JsonObject Update(string id) =>
        new() { ["assessment_id"] = id, ["timestamp"] = 1_780_000_000_000 };

    private static JsonObject Field(string identifier, string type, JsonNode value) =>
        new()
        {
            ["identifier"] = identifier,
            ["label"] = identifier,
            ["type"] = type,
            ["value"] = value,
        };
}
