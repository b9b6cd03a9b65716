using System.Text.Json.Nodes;
using static Patchbay.Tests.Contract.StateRules;

namespace Patchbay.Tests.Contract;

/// <summary>A value is of its field's type, and a field of its object's kind.</summary>
internal static class CustomFieldRules
{
    public static readonly Dictionary<string, StateRule> All = new(StringComparer.Ordinal)
    {
        ["customField.info"] = Needs("customFieldId", "customField"),
        // Only selects have options, and only dates a choice of precision.
        ["customField.create"] = Now(body =>
        {
            if (body.ContainsKey("selectableValues"))
                body["fieldType"] = "ValueSelect";
            body.Remove("isDateOnlyField");
        }),
        // Only selects have options.
        ["customField.updateSelectableValues"] = async (body, world) =>
            body["customFieldId"] = await world.IdAsync(
                "customField",
                field => (string?)field["fieldType"] == "ValueSelect"
            ),
        ["customField.setValue"] = async (body, world) =>
        {
            await NameCandidateAsync(body, world);
            body["fieldId"] = await world.IdAsync("customField", IsCandidatesFlag);
        },
        ["customField.setValues"] = async (body, world) =>
        {
            await NameCandidateAsync(body, world);
            foreach (var value in body["values"]!.AsArray())
                value!["fieldId"] = await world.IdAsync("customField", IsCandidatesFlag);
        },
        // The company has no fields for employees yet.
        ["user.setCustomFieldValue"] = async (body, world) =>
            body["fieldId"] = await EmployeesFlagAsync(world),
        ["user.setCustomFieldValues"] = async (body, world) =>
        {
            foreach (var value in body["values"]!.AsArray())
                value!["fieldId"] = await EmployeesFlagAsync(world);
        },
    };

    private static async Task NameCandidateAsync(JsonObject body, World world)
    {
        body["objectType"] = "Candidate";
        body["objectId"] = await world.IdAsync("candidate");
    }

    private static bool IsCandidatesFlag(JsonObject field) =>
        (string?)field["fieldType"] == "Boolean" && (string?)field["objectType"] == "Candidate";

    private static async Task<string> EmployeesFlagAsync(World world)
    {
        var field = await world.CallAsync(
            "customField.create",
            new()
            {
                ["fieldType"] = "Boolean",
                ["objectType"] = "Employee",
                ["title"] = "Speaks Italian",
            }
        );
        return (string)field["id"]!;
    }
}
