using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>The body as it came, and what it holds: a JSON object, or the fields and the file of the old upload form.</summary>
internal sealed record RequestBody(string Raw, JsonObject? Fields, UploadedPart? Upload)
{
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
            // Parsed strictly first: a node would find out about duplicate keys only when it is read.
            using var document = JsonDocument.Parse(
                raw,
                new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 64 }
            );
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? JsonObject.Create(document.RootElement.Clone())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

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
