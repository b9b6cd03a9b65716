using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

/// <summary>A filled-in general scorecard.</summary>
internal static class Feedback
{
    public static async Task<JsonObject> RequestAsync(
        RunningSandbox sandbox,
        string applicationId,
        string userId,
        string eventId
    )
    {
        var form = (await sandbox.ResultsAsync("feedbackFormDefinition.list"))[0]!;
        return new JsonObject
        {
            ["applicationId"] = applicationId,
            ["formDefinitionId"] = (string)form["id"]!,
            ["userId"] = userId,
            ["interviewEventId"] = eventId,
            ["feedbackForm"] = new JsonObject
            {
                ["fieldSubmissions"] = new JsonArray(
                    Field("_systemfield_overall_recommendation", "4"),
                    Field(
                        "_systemfield_feedback",
                        new JsonObject { ["type"] = "PlainText", ["value"] = "Draws well" }
                    )
                ),
            },
        };
    }

    public static JsonObject Field(string path, JsonNode value) =>
        new() { ["path"] = path, ["value"] = value };
}
