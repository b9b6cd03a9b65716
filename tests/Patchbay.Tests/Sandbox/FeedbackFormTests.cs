using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class FeedbackFormTests
{
    public static TheoryData<string, string> Wrong =>
        new()
        {
            { "Score", """{"score":5}""" },
            { "Score", """{"score":0}""" },
            { "Score", "3" },
            { "ValueSelect", "\"Strong yes\"" },
            { "MultiValueSelect", "[\"optics\",\"alchemy\"]" },
            { "MultiValueSelect", "\"optics\"" },
            { "RichText", "\"plain\"" },
            { "RichText", """{"type":"Html","value":"<b>bold</b>"}""" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_value_that_does_not_fit_its_field_is_refused(string type, string value)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (request, paths) = await ScorecardAsync(sandbox);
        Put(request, paths[type], JsonNode.Parse(value)!);
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("applicationFeedback.submit", request)
        );
    }

    [Fact]
    public async Task A_scorecard_of_every_type_is_kept_as_it_was_sent()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (request, paths) = await ScorecardAsync(sandbox);
        Put(request, paths["Score"], new JsonObject { ["score"] = 4 });
        Put(request, paths["MultiValueSelect"], new JsonArray("optics", "firmware"));
        await sandbox.ResultsAsync("applicationFeedback.submit", request);
        var listed = await sandbox.ResultsAsync(
            "applicationFeedback.list",
            new { applicationId = (string)request["applicationId"]! }
        );
        var values = Assert.Single(listed.AsArray())!["submittedValues"]!;
        Assert.Equal(4, (int)values[paths["Score"]]!["score"]!);
        Assert.Equal("firmware", (string?)values[paths["MultiValueSelect"]]![1]);
    }

    [Fact]
    public async Task A_required_field_must_be_filled()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (request, paths) = await ScorecardAsync(sandbox);
        request["feedbackForm"]!["fieldSubmissions"]!.AsArray().RemoveAt(0);
        var reply = await sandbox.CallAsync("applicationFeedback.submit", request);
        Assert.Equal("invalid_input", reply.ErrorCode);
        Assert.Contains(paths["ValueSelect"], reply.Message, StringComparison.Ordinal);
    }

    // The technical scorecard has a field of each type that can be got wrong.
    private static async Task<(
        JsonObject Request,
        Dictionary<string, string> Paths
    )> ScorecardAsync(RunningSandbox sandbox)
    {
        var forms = await sandbox.ResultsAsync("feedbackFormDefinition.list");
        var form = forms
            .AsArray()
            .First(found => (string?)found!["title"] == "Technical scorecard")!;
        var paths = new Dictionary<string, string>();
        foreach (var entry in form["formDefinition"]!["sections"]![0]!["fields"]!.AsArray())
            paths.TryAdd((string)entry!["field"]!["type"]!, (string)entry["field"]!["path"]!);
        var application = await Applications.CreateAsync(sandbox);
        var request = new JsonObject
        {
            ["applicationId"] = application.Id,
            ["formDefinitionId"] = (string)form["id"]!,
            ["feedbackForm"] = new JsonObject
            {
                ["fieldSubmissions"] = new JsonArray(
                    Feedback.Field(paths["ValueSelect"], "3"),
                    Feedback.Field(
                        paths["RichText"],
                        new JsonObject { ["type"] = "PlainText", ["value"] = "Knows optics" }
                    )
                ),
            },
        };
        return (request, paths);
    }

    private static void Put(JsonObject request, string path, JsonNode value)
    {
        var fields = request["feedbackForm"]!["fieldSubmissions"]!.AsArray();
        fields.RemoveAll(field => (string?)field!["path"] == path);
        fields.Add(Feedback.Field(path, value));
    }
}
