using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

internal static partial class CandidateNoteEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["candidate.listNotes"] = List;
        table["candidate.createNote"] = Create;
        table["candidate.listClientInfo"] = (request, context) =>
            ListOf(request, context, context.State.ClientInfo, "relatedEntityId");
        table["candidate.listFraudChecks"] = (request, context) =>
            ListOf(request, context, context.State.FraudChecks, "applicationId");
        table["candidate.addEmailMessage"] = AddEmailMessage;
    }

    private static Answer List(JsonObject request, SandboxContext context) =>
        CandidateEndpoints.With(
            request,
            context,
            candidate =>
                context.Page(
                    request,
                    context.State.Notes.Of(candidate.Text("id")!),
                    note => context.Key.SeesPrivateFields || !note.Flag("isPrivate"),
                    scope: candidate.Text("id")!
                )
        );

    // What came with the applications of a candidate.
    private static Answer ListOf(
        JsonObject request,
        SandboxContext context,
        OwnedRecords records,
        string applicationField
    ) =>
        CandidateEndpoints.With(
            request,
            context,
            candidate =>
                context.Page(
                    request,
                    records.Of(candidate.Text("id")!),
                    record =>
                        record.Text(applicationField) is not { } applicationId
                        || context.SeesApplication(applicationId),
                    scope: candidate.Text("id")!
                )
        );

    private static Answer Create(JsonObject request, SandboxContext context) =>
        CandidateEndpoints.With(
            request,
            context,
            candidate =>
            {
                if (request.Flag("isPrivate") && !context.Key.SeesPrivateFields)
                    return Errors.InvalidInput("This API key may not use private notes");
                var note = new JsonObject
                {
                    ["id"] = context.State.Ids.Next("note"),
                    ["createdAt"] = request.TimeOr("createdAt", context.Timestamp),
                    ["isPrivate"] = request.Flag("isPrivate"),
                    ["content"] = Content(request["note"]!),
                    ["author"] = Author(context),
                };
                context.State.Notes.Open(candidate.Text("id")!).Save(note);
                return note;
            }
        );

    // A string is plain text; an object says whether it is text or HTML, of which a few tags stay.
    private static string Content(JsonNode note) =>
        note is not JsonObject typed ? note.ToString()
        : typed.Text("type") == "text/html" ? ForeignTag().Replace(typed.Text("value")!, "")
        : typed.Text("value")!;

    private static JsonObject Author(SandboxContext context)
    {
        var user = context.Actor ?? context.State.Users.After(-1).First().Record;
        return new JsonObject
        {
            ["id"] = user.Text("id"),
            ["firstName"] = user.Text("firstName"),
            ["lastName"] = user.Text("lastName"),
            ["email"] = user.Text("email"),
        };
    }

    private static Answer AddEmailMessage(JsonObject request, SandboxContext context) =>
        CandidateEndpoints.With(
            request,
            context,
            candidate =>
            {
                var messageId = context.State.Ids.Named(
                    "email",
                    context.Key.Secret,
                    request.Text("emailProviderEmailId")!
                );
                if (context.State.EmailMessages.Find(messageId) is not null)
                    return Errors.InvalidInput(
                        "emailProviderEmailId was used before by this API key"
                    );
                if (
                    request.Text("userId") is { } userId
                    && context.State.Users.Find(userId) is null
                )
                    return Errors.NotFound("user");
                var message = new JsonObject
                {
                    ["id"] = messageId,
                    ["candidateId"] = candidate.Text("id"),
                    ["emailProviderEmailId"] = request.Text("emailProviderEmailId"),
                    ["subject"] = request.Text("subject"),
                    ["from"] = request.Text("from"),
                    ["to"] = request.Text("to"),
                    ["body"] = request.Text("body"),
                    ["sentAt"] = request.TimeOr("sentAt", context.Timestamp),
                    ["cc"] = request.Text("cc"),
                    ["messageUrl"] = request.Text("messageUrl"),
                    ["messageIdHeader"] = request.Text("messageIdHeader"),
                    ["threadId"] = request.Text("threadId") ?? request.Text("emailProviderEmailId"),
                    ["isPrivate"] = request.Flag("isPrivate"),
                    ["userIsSender"] = request.ContainsKey("userId"),
                };
                context.State.EmailMessages.Save(message);
                return message;
            }
        );

    [GeneratedRegex(
        @"</?(?!(?:b|i|u|a|ul|ol|li|code|pre)\b)[a-zA-Z!][^>]*>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex ForeignTag();
}
