using System.Security;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Patchbay.AshbySandbox.Files;

/// <summary>The pre-signed addresses. They want no API key; their failures look like an object store's (section 7).</summary>
internal static class FileDoor
{
    /// <summary>Takes the upload: every field first and unchanged, the part "file" last, of the announced length, in time.</summary>
    public static async Task<IResult> UploadAsync(HttpContext http, string id, Sandbox sandbox)
    {
        var now = sandbox.Clock.Now;
        StoredFile? file;
        lock (sandbox.Gate)
            file = sandbox.State.Files.Find(id);
        if (file is null)
            return Refuse(404, "NoSuchKey", "The address is not known.");
        if (FileRoom.UploadIsLate(file, now))
            return Refuse(403, "AccessDenied", "Invalid according to Policy: Policy expired.");
        if (
            !MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary
        )
            return Refuse(
                412,
                "PreconditionFailed",
                "Bucket POST must be of the enclosure-type multipart/form-data."
            );

        var expected = sandbox
            .State.Files.UploadFields(file)
            .ToDictionary(field => field.Name, field => field.Value);
        var reader = new MultipartReader(boundary, http.Request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                if (
                    !ContentDispositionHeaderValue.TryParse(
                        section.ContentDisposition,
                        out var disposition
                    )
                )
                    return Refuse(
                        400,
                        "MalformedPOSTRequest",
                        "A part has no content disposition."
                    );
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
                if (name != "file")
                {
                    using var text = new StreamReader(section.Body);
                    if (
                        expected.TryGetValue(name, out var value)
                        && await text.ReadToEndAsync(http.RequestAborted) == value
                    )
                        expected.Remove(name);
                    continue;
                }

                if (expected.Count > 0)
                    return Refuse(
                        403,
                        "AccessDenied",
                        "Missing or changed before the file: " + string.Join(", ", expected.Keys)
                    );
                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, http.RequestAborted);
                if (content.Length != file.Length)
                    return Refuse(
                        400,
                        "EntityTooLarge",
                        $"The file has {content.Length} bytes, announced were {file.Length}."
                    );
                if (await reader.ReadNextSectionAsync(http.RequestAborted) is not null)
                    return Refuse(
                        400,
                        "InvalidArgument",
                        "The part \"file\" must be the last one."
                    );
                sandbox.Run(state => state.Files.Fill(file, content.ToArray()));
                return Results.NoContent();
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return Refuse(
                400,
                "MalformedPOSTRequest",
                "The body is not well-formed multipart/form-data."
            );
        }
        return Refuse(400, "InvalidArgument", "POST requires exactly one file upload per request.");
    }

    public static IResult Download(HttpContext http, string id, string? token, Sandbox sandbox)
    {
        lock (sandbox.Gate)
        {
            if (!sandbox.State.Files.LinkFits(id, token ?? "", sandbox.Clock.Now))
                return Refuse(403, "AccessDenied", "Request has expired or was not signed here.");
            if (sandbox.State.Files.Find(id) is not { Content: { } content } file)
                return Refuse(404, "NoSuchKey", "There is no such file.");
            // Someone else's file: never shown in this page's origin.
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.File(content, file.ContentType, file.Name);
        }
    }

    private static IResult Refuse(int status, string code, string message) =>
        Results.Content(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{SecurityElement.Escape(message)}</Message></Error>",
            "application/xml",
            statusCode: status
        );
}
