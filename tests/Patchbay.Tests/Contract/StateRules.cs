using System.Text.Json.Nodes;
using Patchbay.Engine.Definitions;

namespace Patchbay.Tests.Contract;

/// <summary>Where a schema cannot say what Ashby's state demands, the generated input is made to fit it.</summary>
internal static class StateRules
{
    private delegate Task Rule(JsonObject input, World world);

    private static readonly Dictionary<string, Rule> ByAction = new(StringComparer.Ordinal)
    {
        ["ashby_move_department"] = Now(
            (input, world) =>
            {
                if (input.ContainsKey("parentId"))
                    input["parentId"] = (string)world.All("department").Last()["id"]!;
            }
        ),
        ["ashby_set_job_status"] = Now((input, _) => input["status"] = "Closed"),
        ["ashby_move_location"] = Now(
            (input, world) =>
            {
                input["locationId"] = world.Id("location", location => !IsRegion(location));
                input["parentLocationHierarchyId"] = world.Id("location", IsRegion);
            }
        ),
        ["ashby_update_location_workplace_type"] = Now(
            (input, world) =>
                input["locationId"] = world.Id("location", location => !IsRegion(location))
        ),
        ["ashby_create_opening"] = Now(
            (input, world) =>
            {
                if (!input.ContainsKey("jobIds"))
                    return;
                input["jobIds"] = new JsonArray((string)world.All("job").First()["id"]!);
                input["locationIds"] = new JsonArray((string)world.All("location").First()["id"]!);
            }
        ),
        ["ashby_get_file"] = Now(
            (input, world) =>
                input["fileHandle"] = (string)
                    world
                        .All("candidate")
                        .First(candidate => candidate["resumeFileHandle"] is JsonObject)[
                        "resumeFileHandle"
                    ]!["handle"]!
        ),
        ["ashby_get_candidate_by_external_mapping_id"] = Now(
            (input, _) =>
                input["externalMappingId"] =
                    Patchbay.AshbySandbox.Endpoints.CandidateEndpoints.ExternalPrefix + "1"
        ),
        ["ashby_anonymize_candidate"] = Now(
            (input, world) =>
                input["candidateId"] = world.Id(
                    "candidate",
                    candidate => candidate["applicationIds"]!.AsArray().Count == 0
                )
        ),
        ["ashby_upload_candidate_resume_complete"] = Now(FillFile),
        ["ashby_upload_candidate_file_complete"] = Now(FillFile),
        ["ashby_get_application_by_submitted_form_instance_id"] = SubmitFormAsync,
        ["ashby_submit_application_form"] = Now(
            (input, world) =>
            {
                FillForm(input);
                if (input.ContainsKey("tagIds"))
                    input["tagIds"] = new JsonArray(world.Id("candidateTag", _ => true));
            }
        ),
        ["ashby_add_assessment_to_candidate"] = Now(
            (input, _) =>
            {
                var assessment = input["assessment"]!;
                assessment["assessmentId"] = Guid.NewGuid().ToString("D");
                Typed(assessment["result"]);
                foreach (var field in assessment["metadata"]!.AsArray())
                    Typed(field, "detail");
            }
        ),
        ["ashby_update_assessment"] = Now(
            (input, world) =>
            {
                input["assessment_id"] = world.Id("assessment", _ => true);
                input["assessment_status"] ??= new JsonObject
                {
                    ["identifier"] = "status",
                    ["label"] = "Status",
                };
                foreach (
                    var name in new[]
                    {
                        "assessment_status",
                        "assessment_result",
                        "cancelled_reason",
                    }
                )
                    Typed(input[name]);
                foreach (var field in input["metadata"] as JsonArray ?? [])
                    Typed(field, "detail");
                if (input["assessment_profile_url"] is { } profile)
                {
                    profile["type"] = "url";
                    profile["value"] = "https://partner.example.com/sittings/1";
                }
            }
        ),
        ["ashby_create_survey_submission"] = Now(
            (input, world) =>
            {
                var form = world.All("surveyFormDefinition").First();
                input["surveyFormDefinitionId"] = (string)form["id"]!;
                input["submittedValues"] = FilledForm.Values(form["formDefinition"]!);
            }
        ),
        ["ashby_create_application"] = Now(WithoutArchiving),
        ["ashby_update_application_history"] = Now(
            (input, world) =>
            {
                WithoutArchiving(input, world);
                foreach (var entry in input["applicationHistory"]!.AsArray())
                    entry!.AsObject().Remove("applicationHistoryId");
            }
        ),
        ["ashby_change_application_stage"] = Now(
            (input, world) =>
            {
                if (input.ContainsKey("archiveReasonId"))
                    input["interviewStageId"] = world.Id(
                        "interviewStage",
                        stage => (string?)stage["type"] == "Archived"
                    );
                if (input["archiveEmail"] is JsonObject mail)
                    mail["communicationTemplateId"] = world.Id(
                        "communicationTemplate",
                        template => IsMail(template)
                    );
            }
        ),
        ["ashby_generate_report"] = Now((input, _) => input.Remove("requestId")),
        ["ashby_create_custom_field"] = Now(
            (input, _) =>
            {
                if (input.ContainsKey("selectableValues"))
                    input["fieldType"] = "ValueSelect";
                input.Remove("isDateOnlyField");
            }
        ),
        ["ashby_set_custom_field_value"] = Now(
            (input, world) =>
            {
                input["objectId"] = (string)world.All("candidate").First()["id"]!;
                input["objectType"] = "Candidate";
                input["fieldId"] = BooleanField(world, "Candidate");
            }
        ),
        ["ashby_set_custom_field_values"] = Now(
            (input, world) =>
            {
                input["objectId"] = (string)world.All("candidate").First()["id"]!;
                input["objectType"] = "Candidate";
                foreach (var value in input["values"]!.AsArray())
                    value!["fieldId"] = BooleanField(world, "Candidate");
            }
        ),
        ["ashby_set_user_custom_field_value"] = async (input, world) =>
            input["fieldId"] = await EmployeeFieldAsync(world),
        ["ashby_set_user_custom_field_values"] = async (input, world) =>
        {
            var field = await EmployeeFieldAsync(world);
            foreach (var value in input["values"]!.AsArray())
                value!["fieldId"] = field;
        },
        ["ashby_update_custom_field_selectable_values"] = Now(
            (input, world) =>
                input["customFieldId"] = world.Id(
                    "customField",
                    field => (string?)field["fieldType"] == "ValueSelect"
                )
        ),
        ["ashby_create_webhook"] = Now(
            (input, _) => input["requestUrl"] = "https://hooks.example.com/ashby"
        ),
        ["ashby_get_webhook"] = WebhookAsync,
        ["ashby_update_webhook"] = async (input, world) =>
        {
            await WebhookAsync(input, world);
            if (input.ContainsKey("requestUrl"))
                input["requestUrl"] = "https://hooks.example.com/elsewhere";
        },
        ["ashby_delete_webhook"] = WebhookAsync,
        ["ashby_get_notetaker_transcript"] = Now(
            (input, world) =>
                input["notetakerTranscriptId"] = world.Id("notetakerTranscript", _ => true)
        ),
        ["ashby_create_user_interviewer_pause"] = Now(
            (input, _) =>
            {
                if (input.ContainsKey("endsAt"))
                    input["endsAt"] = "2027-03-14T09:30:00Z";
            }
        ),
        ["ashby_delete_user_interviewer_pause"] = async (input, world) =>
        {
            var pause = await world.CallAsync(
                "user.createInterviewerPause",
                new JsonObject
                {
                    ["userId"] = (string)world.All("user").First()["id"]!,
                    ["startsAt"] = "2027-01-01T09:00:00Z",
                    ["endsAt"] = "2027-02-01T09:00:00Z",
                }
            );
            input["interviewerPauseId"] = (string)pause["id"]!;
        },
    };

    public static Task FitAsync(ActionDefinition action, JsonObject input, World world) =>
        ByAction.TryGetValue(action.Id, out var rule) ? rule(input, world)
        : InterviewAndOfferRules.ByAction.TryGetValue(action.Id, out var other)
            ? other(input, world)
        : Task.CompletedTask;

    private static Rule Now(Action<JsonObject, World> rule) =>
        (input, world) =>
        {
            rule(input, world);
            return Task.CompletedTask;
        };

    // Every value of assessment data has an identifier of its own and the type it says.
    private static void Typed(JsonNode? field, string? identifier = null)
    {
        if (field is null)
            return;
        field["identifier"] = identifier ?? field.GetPropertyName();
        field["type"] = "string";
        field["value"] = "well done";
    }

    private static bool IsRegion(JsonObject location) =>
        (string?)location["type"] == "LocationHierarchy";

    private static bool IsMail(JsonObject template) =>
        template["intendedTypes"] is JsonArray types && types.Any(type => (string?)type == "email");

    private static void FillFile(JsonObject input, World world)
    {
        input["file"]!["name"] = "cv.pdf";
        input["file"]!["content"] = Convert.ToBase64String("%PDF-1.4"u8);
    }

    private static void WithoutArchiving(JsonObject input, World world)
    {
        foreach (var entry in input["applicationHistory"] as JsonArray ?? [])
            entry!.AsObject().Remove("archiveReasonId");
    }

    private static string BooleanField(World world, string objectType) =>
        world.Id(
            "customField",
            field =>
                (string?)field["fieldType"] == "Boolean"
                && (string?)field["objectType"] == objectType
        );

    private static async Task<string> EmployeeFieldAsync(World world)
    {
        var field = await world.CallAsync(
            "customField.create",
            new JsonObject
            {
                ["fieldType"] = "Boolean",
                ["objectType"] = "Employee",
                ["title"] = "Speaks Italian",
            }
        );
        return (string)field["id"]!;
    }

    private static async Task WebhookAsync(JsonObject input, World world)
    {
        var webhook = await world.CallAsync(
            "webhook.create",
            new JsonObject
            {
                ["webhookType"] = "candidateHire",
                ["requestUrl"] = "https://hooks.example.com/ashby",
                ["secretToken"] = "a-secret-of-the-test",
            }
        );
        input["webhookId"] = (string)webhook["id"]!;
    }

    private static async Task SubmitFormAsync(JsonObject input, World world)
    {
        var posting = (string)world.All("jobPosting").First()["id"]!;
        var form = new JsonObject
        {
            ["jobPostingId"] = posting,
            ["applicationForm"] = new JsonObject(),
        };
        FillForm(form);
        var submitted = await world.CallAsync("applicationForm.submit", form);
        input["submittedFormInstanceId"] = (string)submitted["submittedFormInstance"]!["id"]!;
    }

    private static void FillForm(JsonObject input) =>
        input["applicationForm"]!["fieldSubmissions"] = new JsonArray(
            new JsonObject { ["path"] = "_systemfield_name", ["value"] = "Ada Muster" },
            new JsonObject { ["path"] = "_systemfield_email", ["value"] = "ada@example.com" }
        );
}
