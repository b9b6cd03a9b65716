using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Schemas;

namespace Patchbay.Tests.Contract;

/// <summary>Inputs made from an action's own schema, with ids of records that exist.</summary>
internal static class GeneratedInput
{
    public static async Task<JsonElement> MakeAsync(ActionDefinition action, bool full, World world)
    {
        var made = full ? SchemaExamples.Full(action.Input) : SchemaExamples.Minimal(action.Input);
        var input = made!.AsObject();
        await ValidRequest.FitAsync(action.Endpoint, input, world);
        if (ByAction.TryGetValue(action.Id, out var rule))
            await rule(input, world);
        return JsonDocument.Parse(input.ToJsonString()).RootElement;
    }

    // Where an action asks for something else than its endpoint.
    private static readonly Dictionary<string, StateRule> ByAction = new(StringComparer.Ordinal)
    {
        ["ashby_upload_candidate_resume_complete"] = StateRules.Now(FillFile),
        ["ashby_upload_candidate_file_complete"] = StateRules.Now(FillFile),
        ["ashby_get_candidate_by_external_mapping_id"] = StateRules.Now(input =>
            input["externalMappingId"] =
                Patchbay.AshbySandbox.Endpoints.CandidateEndpoints.ExternalPrefix + "1"
        ),
        ["ashby_get_application_by_submitted_form_instance_id"] = async (input, world) =>
        {
            var form = await ValidRequest.MakeAsync("applicationForm.submit", full: false, world);
            var submitted = await world.CallAsync("applicationForm.submit", form);
            input["submittedFormInstanceId"] = (string)submitted["submittedFormInstance"]!["id"]!;
        },
    };

    private static void FillFile(JsonObject input)
    {
        input["file"]!["name"] = "cv.pdf";
        input["file"]!["content"] = Convert.ToBase64String("%PDF-1.4"u8);
    }
}
