using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>What the type of a stage means for an application in it.</summary>
internal static class StageTypes
{
    public static bool IsArchived(JsonObject stage) => stage.Text("type") == "Archived";

    public static string StatusIn(JsonObject stage) =>
        stage.Text("type") switch
        {
            "Lead" => "Lead",
            "Hired" => "Hired",
            "Archived" => "Archived",
            _ => "Active",
        };

    public static void Put(
        JsonObject application,
        JsonObject stage,
        JsonObject? archiveReason,
        string at
    )
    {
        application["currentInterviewStage"] = stage.Copy();
        application["status"] = StatusIn(stage);
        if (!IsArchived(stage))
        {
            application["archiveReason"] = null;
            application.Remove("archivedAt"); // absent, not null (entities, observed)
            return;
        }
        if (archiveReason is not null)
            archiveReason["customFields"] = new JsonArray();
        application["archiveReason"] = archiveReason;
        application["archivedAt"] = at;
    }
}
