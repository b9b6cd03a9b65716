using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Patchbay.Hub.Access;

/// <summary>
/// GET /audit_log and GET /audit_log/hub: every entry on a line of JSON, oldest first. <c>after</c> leaves out entries up to
/// that sequence.
/// </summary>
internal static class ExportAuditLog
{
    public const string MediaType = "application/x-ndjson";

    public static PushStreamHttpResult OfProject(
        Caller caller,
        AuditLog log,
        HttpContext http,
        long after = 0
    ) => Lines(caller.ProjectId, log, http, after);

    public static PushStreamHttpResult OfHub(AuditLog log, HttpContext http, long after = 0) =>
        Lines(AuditEntry.HubChain, log, http, after);

    private static PushStreamHttpResult Lines(
        string chain,
        AuditLog log,
        HttpContext http,
        long after
    ) =>
        TypedResults.Stream(
            async body =>
            {
                await using var writer = new StreamWriter(
                    body,
                    new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                    leaveOpen: true
                );
                await foreach (var entry in log.ReadAsync(chain, after, http.RequestAborted))
                    await writer.WriteAsync(entry.ToLine() + "\n");
            },
            MediaType
        );
}
