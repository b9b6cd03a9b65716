using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class CustomFieldEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["customField.list"] = (request, context) =>
            SandboxContext.All(context.State.CustomFields, Archive.Filter(request));
        table["customField.info"] = (request, context) =>
            context.State.CustomFields.Find(request.Text("customFieldId")) is { } field
                ? field
                : Errors.NotFound("custom_field");
        table["customField.create"] = Create;
        table["customField.updateSelectableValues"] = UpdateSelectableValues;
        table["customField.setValue"] = (request, context) =>
            SetOne(request, context, request.Text("objectType")!, request.Text("objectId"));
        table["customField.setValues"] = (request, context) =>
            SetSeveral(request, context, request.Text("objectType")!, request.Text("objectId"));
        table["user.setCustomFieldValue"] = (request, context) =>
            SetOne(request, context, "Employee", request.Text("userId"));
        table["user.setCustomFieldValues"] = (request, context) =>
            SetSeveral(request, context, "Employee", request.Text("userId"));
    }

    private static Answer Create(JsonObject request, SandboxContext context)
    {
        var type = request.Text("fieldType")!;
        if (
            CustomFieldValues.IsSelect(type)
            != request["selectableValues"] is JsonArray { Count: > 0 }
        )
            return Errors.InvalidInput(
                "selectableValues go with ValueSelect and MultiValueSelect, which need them"
            );
        var field = new JsonObject
        {
            ["id"] = context.State.Ids.Next("customField"),
            ["isPrivate"] = false,
            ["title"] = request.Text("title"),
            // Opening_Version and Offer_Version in requests only (section 9).
            ["objectType"] = request
                .Text("objectType")!
                .Replace("_Version", "", StringComparison.Ordinal),
            ["isArchived"] = false,
            // Answers know fewer types than requests (section 9).
            ["fieldType"] = type is "Url" or "UUID" ? "String" : type,
            ["isRequired"] = false,
            ["description"] = request.Text("description"),
        };
        if (request["selectableValues"] is JsonArray values)
            field["selectableValues"] = Selectable(values);
        context.State.CustomFields.Save(field);
        return field;
    }

    private static Answer UpdateSelectableValues(JsonObject request, SandboxContext context)
    {
        if (context.State.CustomFields.Find(request.Text("customFieldId")) is not { } field)
            return Errors.NotFound("custom_field");
        if (!CustomFieldValues.IsSelect(field.Text("fieldType")!))
            return Errors.InvalidInput("The custom field has no selectable values");
        field["selectableValues"] = Selectable(request["selectableValues"]!.AsArray());
        context.State.CustomFields.Save(field);
        return field;
    }

    private static JsonArray Selectable(JsonArray values) =>
        new([
            .. values.Select(value => new JsonObject
            {
                ["label"] = (string?)value!["label"],
                ["value"] = (string?)value["value"],
                ["isArchived"] = (bool?)value["isArchived"] ?? false,
            }),
        ]);

    private static Answer SetOne(
        JsonObject request,
        SandboxContext context,
        string objectType,
        string? objectId
    )
    {
        var (owner, error) = Owner(context, objectType, objectId);
        if (owner is null)
            return error!;
        var (value, refusal) = CustomFieldValues.Set(
            owner.Value.Fields,
            request,
            objectType,
            context.State
        );
        if (value is null)
            return refusal!;
        owner.Value.Records.Save(owner.Value.Record);
        return value;
    }

    // All or nothing.
    private static Answer SetSeveral(
        JsonObject request,
        SandboxContext context,
        string objectType,
        string? objectId
    )
    {
        var (owner, error) = Owner(context, objectType, objectId);
        if (owner is null)
            return error!;
        var results = new JsonArray();
        foreach (var item in request["values"]!.AsArray())
        {
            var (value, refusal) = CustomFieldValues.Set(
                owner.Value.Fields,
                item!.AsObject(),
                objectType,
                context.State
            );
            if (value is null)
                return refusal!;
            results.Add(value);
        }
        owner.Value.Records.Save(owner.Value.Record);
        return results;
    }

    private static (
        (IRecords Records, JsonObject Record, JsonArray Fields)? Owner,
        SandboxError? Error
    ) Owner(SandboxContext context, string objectType, string? id)
    {
        var (records, missing) = objectType switch
        {
            "Application" => (context.State.Applications, Errors.ApplicationNotFound),
            "Candidate" => (context.State.Candidates, Errors.NotFound("candidate")),
            "Job" => (context.State.Jobs, Errors.NotFound("job")),
            "Opening" => (context.State.Openings, Errors.NotFound("opening")),
            _ => (context.State.Users, Errors.NotFound("user")),
        };
        if (records.Find(id) is not { } record || !MaySee(record))
            return (null, missing);
        var holder = objectType == "Opening" ? record["latestVersion"]!.AsObject() : record;
        if (holder["customFields"] is not JsonArray)
            holder["customFields"] = new JsonArray();
        if (record.ContainsKey("updatedAt"))
            record["updatedAt"] = context.Timestamp;
        return ((records, record, holder["customFields"]!.AsArray()), null);

        bool MaySee(JsonObject found) =>
            objectType switch
            {
                "Application" => context.SeesApplication(id),
                "Job" => context.SeesJob(id),
                "Opening" => context.SeesOpening(found),
                _ => true,
            };
    }
}
