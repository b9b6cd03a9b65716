using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Endpoints;

namespace Patchbay.AshbySandbox.State;

/// <summary>The stages that an application went through.</summary>
internal static class ApplicationHistory
{
    public static JsonObject Event(
        SandboxState state,
        JsonObject stage,
        int number,
        string enteredAt,
        string? id = null
    ) =>
        new()
        {
            ["id"] = id ?? state.Ids.Next("historyEvent"),
            ["stageId"] = (string)stage["id"]!,
            ["title"] = (string)stage["title"]!,
            ["enteredStageAt"] = enteredAt,
            ["stageNumber"] = number,
            ["allowedActions"] = new JsonArray("set_entered_at"),
            ["actorId"] = null,
        };

    /// <summary>Leaves the current stage and enters another; leftStageAt is absent for the current one (section 11).</summary>
    public static void Enter(
        SandboxState state,
        string applicationId,
        JsonObject stage,
        DateTimeOffset now
    )
    {
        var events = state.History.Open(applicationId);
        var number = 0;
        foreach (var entry in events.After(-1).ToList())
        {
            number = Math.Max(number, (int)entry.Record.Whole("stageNumber")! + 1);
            if (entry.Record.ContainsKey("leftStageAt"))
                continue;
            entry.Record["leftStageAt"] = Formats.Time(now);
            entry.Record["allowedActions"] = new JsonArray("delete", "set_entered_at");
            events.Save(entry.Record);
        }
        events.Save(Event(state, stage, number, Formats.Time(now)));
    }

    public static JsonArray Of(SandboxState state, string applicationId) =>
        new([.. state.History.Of(applicationId).After(-1).Select(entry => entry.Record)]);
}
