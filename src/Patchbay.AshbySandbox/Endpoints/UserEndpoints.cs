using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class UserEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["user.list"] = List;
        table["user.info"] = (request, context) => With(request, context, user => user);
        table["user.search"] = Search;
        table["user.interviewerSettings"] = (request, context) =>
            With(request, context, user => Settings(context, user.Text("id")!));
        table["user.updateInterviewerSettings"] = UpdateSettings;
        table["user.createInterviewerPause"] = CreatePause;
        table["user.listInterviewerPauses"] = ListPauses;
        table["user.deleteInterviewerPause"] = DeletePause;
    }

    private static Answer List(JsonObject request, SandboxContext context)
    {
        var all = request.Flag("includeDeactivated");
        return context.Page(request, context.State.Users, user => all || user.Flag("isEnabled"));
    }

    private static Answer Search(JsonObject request, SandboxContext context) =>
        SandboxContext.All(
            context.State.Users,
            user =>
                string.Equals(
                    user.Text("email"),
                    request.Text("email"),
                    StringComparison.OrdinalIgnoreCase
                )
        );

    private static Answer UpdateSettings(JsonObject request, SandboxContext context) =>
        With(
            request,
            context,
            user =>
            {
                var settings = Settings(context, user.Text("id")!);
                settings.Take(request, "dailyLimit", "weeklyLimit");
                context.State.InterviewerSettings.Save(settings);
                return settings;
            }
        );

    private static Answer CreatePause(JsonObject request, SandboxContext context) =>
        With(
            request,
            context,
            user =>
            {
                var pause = new JsonObject
                {
                    ["id"] = context.State.Ids.Next("interviewerPause"),
                    ["userId"] = user.Text("id"),
                    ["startsAt"] = request.TimeOr("startsAt", context.Timestamp),
                    ["endsAt"] = request.ContainsKey("endsAt")
                        ? request.TimeOr("endsAt", context.Timestamp)
                        : null,
                    ["comment"] = request.Text("comment"),
                    ["createdAt"] = context.Timestamp,
                };
                if (
                    pause.Text("endsAt") is { } end
                    && string.CompareOrdinal(end, pause.Text("startsAt")) <= 0
                )
                    return Errors.InvalidInput("endsAt must be later than startsAt");
                context.State.InterviewerPauses.Save(pause);
                return pause;
            }
        );

    private static Answer ListPauses(JsonObject request, SandboxContext context) =>
        With(
            request,
            context,
            user =>
                SandboxContext.All(
                    context.State.InterviewerPauses,
                    pause => pause.Text("userId") == user.Text("id")
                )
        );

    private static Answer DeletePause(JsonObject request, SandboxContext context)
    {
        if (
            context.State.InterviewerPauses.Find(request.Text("interviewerPauseId"))
            is not { } pause
        )
            return Errors.NotFound("interviewer_pause");
        context.State.InterviewerPauses.Remove(pause.Text("id")!);
        return new JsonObject { ["id"] = pause.Text("id") };
    }

    private static JsonObject Settings(SandboxContext context, string userId) =>
        context.State.InterviewerSettings.Find(userId)
        ?? new JsonObject
        {
            ["id"] = userId,
            ["dailyLimit"] = null,
            ["weeklyLimit"] = null,
        };

    private static Answer With(
        JsonObject request,
        SandboxContext context,
        Func<JsonObject, Answer> then
    ) =>
        context.State.Users.Find(request.Text("userId")) is { } user
            ? then(user)
            : Errors.NotFound("user");
}
