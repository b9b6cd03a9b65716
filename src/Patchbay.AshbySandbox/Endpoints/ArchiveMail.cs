using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>The mail that goes with archiving an application (archiveEmail of application.changeStage).</summary>
internal static class ArchiveMail
{
    private static readonly TimeSpan Morning = new(9, 32, 0);

    /// <summary>Keeps the mail, to go out when it is due; or says why it cannot.</summary>
    public static SandboxError? Send(
        JsonObject request,
        JsonObject application,
        SandboxContext context
    )
    {
        // None goes out when the application is archived already.
        if (
            request["archiveEmail"] is not JsonObject email
            || application.Text("status") == "Archived"
        )
            return null;
        var candidate = context.State.Candidates.Find((string?)application["candidate"]!["id"])!;
        var to =
            (string?)candidate["primaryEmailAddress"]?["value"]
            ?? (string?)candidate["emailAddresses"]!.AsArray().FirstOrDefault()?["value"];
        if (to is null)
            return Errors.InvalidInput(
                "The email could not be sent: the candidate has no email address"
            );
        context.State.Mail.Save(
            new JsonObject
            {
                ["id"] = context.State.Ids.Next("mail"),
                ["to"] = to,
                ["communicationTemplateId"] = email.Text("communicationTemplateId"),
                ["applicationId"] = application.Text("id"),
                ["createdAt"] = context.Timestamp,
                ["sendAt"] = SendAt(email, context.Now),
            }
        );
        return null;
    }

    // Next morning at 9:32 of the organization's time zone, here UTC; a time that is past means now.
    private static string SendAt(JsonObject email, DateTimeOffset now)
    {
        var at =
            email.Text("sendAt") is { } text && Formats.TryTime(text, out var wanted)
                ? wanted
                : new DateTimeOffset(now.UtcDateTime.Date.AddDays(1) + Morning, TimeSpan.Zero);
        return Formats.Time(at < now ? now : at);
    }
}
