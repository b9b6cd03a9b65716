using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class Archive
{
    /// <summary>Archived records are listed only when the request asks for them.</summary>
    public static Func<JsonObject, bool> Filter(JsonObject request) =>
        request.Flag("includeArchived") ? _ => true : record => !record.Flag("isArchived");
}
