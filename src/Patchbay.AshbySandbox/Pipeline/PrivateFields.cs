using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>Private custom fields are absent for a key without that switch; those of offers come anyway (section 1).</summary>
internal static class PrivateFields
{
    public static void Hide(JsonNode? results)
    {
        if (results is JsonArray items)
            foreach (var item in items)
                Hide(item);
        if (results is not JsonObject record)
            return;
        foreach (var (name, value) in record)
            if (name == "customFields" && value is JsonArray fields)
                fields.RemoveAll(field => field is JsonObject one && one.Flag("isPrivate"));
            else
                Hide(value);
    }
}
