using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>The body as it came, and what it holds: a JSON object, or the fields and the file of a form.</summary>
internal sealed record RequestBody(string Raw, JsonObject? Fields, bool IsForm = false)
{
    private const string FormAsText = "(multipart)";

    public UploadedPart? Upload { get; private init; }

    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = 64,
    };

    public static async Task<RequestBody> ReadAsync(
        HttpRequest request,
        ContractEndpoint? endpoint,
        CancellationToken stop
    )
    {
        if (endpoint?.Multipart is { } schema && request.HasFormContentType)
            return await ReadFormAsync(request, schema.Flat, stop);

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var raw = await reader.ReadToEndAsync(stop);
        return new RequestBody(raw, Parse(raw) as JsonObject);
    }

    private static JsonNode? Parse(string raw)
    {
        try
        {
            using var document = JsonDocument.Parse(raw, Strict);
            return Node(document.RootElement);
        }
        // A lone surrogate passes the parser and fails when the text is asked for.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Built whole: a node over the document would be read, and could fail, only later.
    private static JsonNode? Node(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => new JsonObject(
                element
                    .EnumerateObject()
                    .Select(property => KeyValuePair.Create(property.Name, Node(property.Value)))
            ),
            JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Node)]),
            JsonValueKind.String => JsonValue.Create(element.GetString()),
            JsonValueKind.Null => null,
            // No amount, count or time is that large, and no field could hold it.
            JsonValueKind.Number when !element.TryGetDecimal(out _) => throw new JsonException(),
            _ => JsonValue.Create(element.Clone()),
        };

    private static async Task<RequestBody> ReadFormAsync(
        HttpRequest request,
        Schema schema,
        CancellationToken stop
    )
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(stop);
        }
        // A form that ends too early is an IOException, as is a body that the server itself refuses.
        catch (Exception error)
            when (error is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return new RequestBody(FormAsText, null, IsForm: true);
        }
        var fields = new JsonObject();
        foreach (var (name, value) in form)
            fields[name] = FieldOf(schema, name, value.ToString());
        if (form.Files.Count == 0)
            return new RequestBody(FormAsText, fields, IsForm: true);

        var file = form.Files[0];
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        // The schema types the part as a string of bytes; its name is what counts here.
        fields[file.Name] = file.FileName;
        return new RequestBody(FormAsText, fields, IsForm: true)
        {
            Upload = new UploadedPart(
                file.FileName,
                file.ContentType ?? "application/octet-stream",
                content.ToArray()
            ),
        };
    }

    // Objects and lists travel in a form as JSON text.
    private static JsonNode? FieldOf(Schema schema, string name, string text) =>
        schema.Properties.TryGetValue(name, out var property) && !property.Flat.Allows("string")
            ? Parse(text) ?? text
            : text;
}
