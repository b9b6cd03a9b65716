using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>Ashby's ContactInfo lists. A primary entry that does not exist is left out, not null.</summary>
internal static class Contact
{
    public static JsonArray Emails(Profile profile) =>
        List((profile.Email, "Personal"), (profile.WorkEmail, "Work"));

    public static JsonArray Phones(Profile profile) => List((profile.Phone, "Personal"));

    public static void AddPrimary(JsonObject record, string key, JsonArray contacts)
    {
        if (contacts.Count > 0)
        {
            record[key] = contacts[0]!.DeepClone();
        }
    }

    private static JsonArray List(params ReadOnlySpan<(string? Value, string Type)> entries)
    {
        var list = new JsonArray();
        foreach (var (value, type) in entries)
        {
            if (value is not null)
            {
                list.Add(
                    new JsonObject
                    {
                        ["value"] = value,
                        ["type"] = type,
                        ["isPrimary"] = list.Count == 0,
                    }
                );
            }
        }
        return list;
    }
}
