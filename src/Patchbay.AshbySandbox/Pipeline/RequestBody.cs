using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>The body as it came, and what it holds: a JSON object, or the fields and the file of the old upload form.</summary>
internal sealed record RequestBody(string Raw, JsonObject? Fields, UploadedPart? Upload)
{
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
        if (endpoint?.Multipart is not null && request.HasFormContentType)
            return await ReadFormAsync(request, stop);

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var raw = await reader.ReadToEndAsync(stop);
        return new RequestBody(raw, Parse(raw), null);
    }

    private static JsonObject? Parse(string raw)
    {
        try
        {
            using var document = JsonDocument.Parse(raw, Strict);
            return Node(document.RootElement) as JsonObject;
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
            _ => JsonValue.Create(element.Clone()),
        };

    private static async Task<RequestBody> ReadFormAsync(
        HttpRequest request,
        CancellationToken stop
    )
    {
        var fields = new JsonObject();
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(stop);
        }
        catch (InvalidDataException)
        {
            return new RequestBody("(multipart)", null, null);
        }
        foreach (var (name, value) in form)
            fields[name] = value.ToString();

        if (form.Files.Count == 0)
            return new RequestBody("(multipart)", fields, null);
        var file = form.Files[0];
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        // The schema types the part as a string of bytes; its name is what counts here.
        fields[file.Name] = file.FileName;
        return new RequestBody(
            "(multipart)",
            fields,
            new UploadedPart(
                file.FileName,
                file.ContentType ?? "application/octet-stream",
                content.ToArray()
            )
        );
    }
}
