using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>Writes answers in Ashby's envelope, in the key order of the recordings (section 2).</summary>
internal static class Envelope
{
    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Answer answer, string requestId) =>
        JsonSerializer.SerializeToUtf8Bytes(
            answer.Error is { } error ? Failure(error, requestId) : Success(answer),
            Written
        );

    private static JsonObject Success(Answer answer)
    {
        var body = new JsonObject { ["success"] = true, ["results"] = answer.Results };
        if (answer.Page is not { } page)
            return body;
        body["moreDataAvailable"] = page.MoreDataAvailable;
        if (page.NextCursor is not null)
            body["nextCursor"] = page.NextCursor;
        if (page.SyncToken is not null)
            body["syncToken"] = page.SyncToken;
        return body;
    }

    private static JsonObject Failure(SandboxError error, string requestId)
    {
        var info = new JsonObject
        {
            ["code"] = error.Code,
            ["message"] = error.Message,
            ["requestId"] = requestId,
        };
        // The two report limits are recorded with errors before errorInfo (section 5).
        return error.ErrorsEntry is { } entry
            ? new JsonObject
            {
                ["success"] = false,
                ["errors"] = new JsonArray(entry),
                ["errorInfo"] = info,
            }
            : new JsonObject
            {
                ["success"] = false,
                ["errorInfo"] = info,
                ["errors"] = new JsonArray(error.Code),
            };
    }
}
