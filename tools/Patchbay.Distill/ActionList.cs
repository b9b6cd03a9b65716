using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Distill;

/// <summary>The guide's actions: id, label and scopes, in order.</summary>
internal static class ActionList
{
    public static string Distill(string referenceFolder)
    {
        var actions = JsonNode
            .Parse(File.ReadAllText(Path.Combine(referenceFolder, "actions.json")))!
            .AsArray();
        var kept = actions.Select(action => new JsonObject
        {
            ["id"] = action!["id"]!.DeepClone(),
            ["label"] = action["label"]!.DeepClone(),
            ["scopes"] = action["scopes"]!.DeepClone(),
        });
        return CanonicalJson.Write(new JsonArray([.. kept]));
    }
}
