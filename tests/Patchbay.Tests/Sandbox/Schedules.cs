using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

/// <summary>Interview schedules made by calls; the events are two days after the sandbox starts.</summary>
internal static class Schedules
{
    public static async Task<(Applications Application, string Email, string UserId)> SubjectsAsync(
        RunningSandbox sandbox
    )
    {
        var user = (await sandbox.ResultsAsync("user.list"))[5]!;
        return (
            await Applications.CreateAsync(sandbox),
            (string)user["email"]!,
            (string)user["id"]!
        );
    }

    public static Task<JsonNode> CreateAsync(
        RunningSandbox sandbox,
        Applications application,
        string email
    ) =>
        sandbox.ResultsAsync(
            "interviewSchedule.create",
            Request(application, Event(email, "2026-06-03T09:00:00Z", "2026-06-03T10:00:00Z"))
        );

    public static JsonObject Request(Applications application, JsonObject first) =>
        new() { ["applicationId"] = application.Id, ["interviewEvents"] = new JsonArray(first) };

    public static JsonObject Event(string email, string start, string end) =>
        new()
        {
            ["startTime"] = start,
            ["endTime"] = end,
            ["interviewers"] = new JsonArray(
                new JsonObject { ["email"] = email, ["feedbackRequired"] = true }
            ),
        };
}
