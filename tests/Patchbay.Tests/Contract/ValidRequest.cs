using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Engine.Schemas;

namespace Patchbay.Tests.Contract;

/// <summary>Requests made from Ashby's contract alone, with ids of records that its lists show.</summary>
internal static class ValidRequest
{
    public static async Task<JsonObject> MakeAsync(string endpoint, bool full, World world)
    {
        var body = Example(AshbySpec.RequestSchema(endpoint), full);
        await FitAsync(endpoint, body, world);
        return body;
    }

    /// <summary>The same call in the form of an upload, where the contract has one.</summary>
    public static async Task<MultipartFormDataContent> MakeMultipartAsync(
        string endpoint,
        bool full,
        World world
    )
    {
        var fields = Example(AshbySpec.MultipartSchema(endpoint)!, full);
        var parts = AshbySpec.FileParts(endpoint).Where(fields.Remove).ToList();
        await FitAsync(endpoint, fields, world);
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(
                new StringContent(
                    value is JsonValue && value.GetValueKind() == JsonValueKind.String
                        ? (string)value!
                        : value!.ToJsonString()
                ),
                name
            );
        foreach (var part in parts)
            form.Add(new ByteArrayContent("%PDF-1.4"u8.ToArray()), part, "cv.pdf");
        return form;
    }

    /// <summary>Makes what a schema allows into what the state behind the endpoint allows too.</summary>
    public static async Task FitAsync(string endpoint, JsonObject body, World world)
    {
        // Opaque tokens cannot be made from a schema.
        body.Remove("cursor");
        body.Remove("syncToken");
        await FillIdsAsync(endpoint, body, world);
        await StateRules.FitAsync(endpoint, body, world);
    }

    private static JsonObject Example(JsonSchema schema, bool full) =>
        (full ? SchemaExamples.Full(schema) : SchemaExamples.Minimal(schema))!.AsObject();

    private static async Task FillIdsAsync(
        string endpoint,
        JsonObject body,
        World world,
        bool top = true
    )
    {
        foreach (var (name, value) in body.ToList())
        {
            if (value is JsonObject inner)
                await FillIdsAsync(endpoint, inner, world, top: false);
            else if (value is JsonArray list && list.FirstOrDefault() is JsonObject)
                foreach (var item in list)
                    await FillIdsAsync(endpoint, item!.AsObject(), world, top: false);
            else if (
                (top || name != "id")
                && IdFields.Resource(name, endpoint) is { } resource
                && await world.SomeIdAsync(resource) is { } id
            )
                body[name] = value is JsonArray ? new JsonArray(id) : id;
        }
    }
}
