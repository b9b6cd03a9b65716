using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>The contact and profile fields of a candidate. Empty ones are absent, not null (entities, observed).</summary>
internal static class CandidateProfile
{
    private static readonly (string Field, string Type)[] LinkFields =
    [
        ("linkedInUrl", "LinkedIn"),
        ("githubUrl", "GitHub"),
        ("website", "Website"),
        ("websiteUrl", "Website"),
    ];

    public static void Apply(JsonObject candidate, JsonObject request, SandboxState state)
    {
        if (request.Text("email") is { } email)
            SetPrimary(candidate, "emailAddresses", "primaryEmailAddress", email);
        if (request.Text("phoneNumber") is { } phone)
            SetPrimary(candidate, "phoneNumbers", "primaryPhoneNumber", phone);
        foreach (var address in request.Texts("alternateEmailAddresses"))
            AddContact(candidate["emailAddresses"]!.AsArray(), address, isPrimary: false);
        if (request.Text("alternateEmail") is { } alternate)
            AddContact(candidate["emailAddresses"]!.AsArray(), alternate, isPrimary: false);

        // The list replaces all links; the single fields replace the link of their type.
        if (request["socialLinks"] is JsonArray links)
            candidate["socialLinks"] = links.DeepClone();
        foreach (var (field, type) in LinkFields)
            if (request.Text(field) is { } url)
                SetLink(candidate["socialLinks"]!.AsArray(), type, url);
        if (request["location"] is JsonObject location)
            SetLocation(candidate, location, state);
    }

    public static void Anonymize(JsonObject candidate, SandboxState state)
    {
        var id = candidate.Text("id")!;
        candidate["name"] = $"Anonymous {id[..8]}";
        foreach (
            var field in (string[])
                ["emailAddresses", "phoneNumbers", "socialLinks", "fileHandles", "customFields"]
        )
            candidate[field] = new JsonArray();
        foreach (
            var field in (string[])
                [
                    "primaryEmailAddress",
                    "primaryPhoneNumber",
                    "position",
                    "company",
                    "school",
                    "resumeFileHandle",
                    "location",
                ]
        )
            candidate.Remove(field);
        candidate["timezone"] = null;

        foreach (var kept in (OwnedRecords[])[state.Notes, state.ClientInfo, state.FraudChecks])
        {
            var records = kept.Open(id);
            foreach (var entry in records.After(-1).ToList())
                records.Remove(entry.Record.Text("id")!);
        }
    }

    private static void SetPrimary(
        JsonObject candidate,
        string listField,
        string primaryField,
        string value
    )
    {
        var list = candidate[listField]!.AsArray();
        list.RemoveAll(contact => Is(contact, value));
        foreach (var contact in list)
            contact!["isPrimary"] = false;
        AddContact(list, value, isPrimary: true);
        candidate[primaryField] = list[^1]!.DeepClone();
    }

    private static void AddContact(JsonArray list, string value, bool isPrimary)
    {
        if (!list.Any(contact => Is(contact, value)))
            list.Add(
                new JsonObject
                {
                    ["value"] = value,
                    ["type"] = "Personal",
                    ["isPrimary"] = isPrimary,
                }
            );
    }

    private static bool Is(JsonNode? contact, string value) =>
        string.Equals((string)contact!["value"]!, value, StringComparison.OrdinalIgnoreCase);

    private static void SetLink(JsonArray links, string type, string url)
    {
        links.RemoveAll(link => (string)link!["type"]! == type);
        links.Add(new JsonObject { ["type"] = type, ["url"] = url });
    }

    private static void SetLocation(JsonObject candidate, JsonObject location, SandboxState state)
    {
        (string Type, string? Name)[] parts =
        [
            ("City", location.Text("city")),
            ("Region", location.Text("region")),
            ("Country", location.Text("country")),
        ];
        var named = parts.Where(part => !string.IsNullOrEmpty(part.Name)).ToList();
        if (named.Count == 0)
            return;
        var summary = string.Join(", ", named.Select(part => part.Name));
        candidate["location"] = new JsonObject
        {
            ["id"] = state.Ids.Named("place", summary),
            ["locationSummary"] = summary,
            ["locationComponents"] = new JsonArray([
                .. named.Select(part => new JsonObject
                {
                    ["type"] = part.Type,
                    ["name"] = part.Name,
                }),
            ]),
        };
    }
}
