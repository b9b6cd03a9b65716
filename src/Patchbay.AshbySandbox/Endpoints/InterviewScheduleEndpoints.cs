using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class InterviewScheduleEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["interviewSchedule.list"] = List;
        table["interviewSchedule.create"] = Create;
        table["interviewSchedule.update"] = Update;
        table["interviewSchedule.cancel"] = Cancel;
    }

    /// <summary>A schedule as it is by now, when its application may be seen.</summary>
    public static JsonObject? Find(SandboxContext context, string? id)
    {
        ScheduleWalk.Advance(context);
        return
            context.State.InterviewSchedules.Find(id) is { } schedule
            && context.SeesApplication(schedule.Text("applicationId"))
            ? schedule
            : null;
    }

    private static Answer List(JsonObject request, SandboxContext context)
    {
        ScheduleWalk.Advance(context);
        return context.Page(
            request,
            context.State.InterviewSchedules,
            schedule =>
                request.Matches("applicationId", schedule.Text("applicationId"))
                && request.Matches("interviewStageId", schedule.Text("interviewStageId"))
                && request.IsAfter("createdAfter", schedule.Text("createdAt"))
                && context.SeesApplication(schedule.Text("applicationId"))
        );
    }

    private static Answer Create(JsonObject request, SandboxContext context) =>
        ApplicationEndpoints.With(
            request,
            context,
            application =>
            {
                var id = context.State.Ids.Next("interviewSchedule");
                var (events, error) = Events(
                    [],
                    request["interviewEvents"]!.AsArray().Select(item => item!.AsObject()),
                    id,
                    application,
                    context
                );
                if (events is null)
                    return error!;
                if (events.Count == 0)
                    return Errors.InvalidInput("interviewEvents must not be empty");
                context.State.ScheduleHolds.Save(
                    new JsonObject
                    {
                        ["id"] = id,
                        ["key"] = KeyId(context),
                        ["allowReschedule"] = false,
                    }
                );
                return Save(
                    new JsonObject
                    {
                        ["id"] = id,
                        ["status"] = ScheduleWalk.Scheduled,
                        ["applicationId"] = application.Text("id"),
                        ["interviewStageId"] = (string?)application["currentInterviewStage"]!["id"],
                        ["scheduledBy"] = context.State.Users.After(-1).First().Record,
                        ["createdAt"] = context.Timestamp,
                        ["updatedAt"] = context.Timestamp,
                    },
                    events,
                    context
                );
            }
        );

    // An event with an id is changed, one without is added; or events are cancelled (interviewSchedule.update page).
    private static Answer Update(JsonObject request, SandboxContext context)
    {
        var state = context.State;
        if (Find(context, request.Text("interviewScheduleId")) is not { } schedule)
            return Errors.NotFound("interview_schedule");
        var hold = state.ScheduleHolds.Find(schedule.Text("id"));
        if (hold?.Text("key") != KeyId(context))
            return Errors.InvalidInput(
                "Only the API key that created an interview schedule can update it"
            );
        if (
            schedule.Text("status") == ScheduleWalk.Cancelled
            && (!hold!.Flag("allowReschedule") || request["interviewEvent"] is null)
        )
            return Errors.InvalidInput("The interview schedule is cancelled");

        var (events, error) = Events(
            // What was cancelled as a whole is scheduled anew; events that were held and judged stay.
            new JsonArray([
                .. schedule["interviewEvents"]!
                    .AsArray()
                    .Where(item =>
                        schedule.Text("status") != ScheduleWalk.Cancelled
                        || item!.AsObject().Flag("hasSubmittedFeedback")
                    )
                    .Select(item => item!.DeepClone()),
            ]),
            OneOrMore(request["interviewEvent"]).Select(item => item.AsObject()),
            schedule.Text("id")!,
            state.Applications.Find(schedule.Text("applicationId"))!,
            context
        );
        if (events is null)
            return error!;
        foreach (
            var id in OneOrMore(request["interviewEventIdToCancel"]).Select(item => (string)item!)
        )
        {
            var at = IndexOf(events, id);
            if (at < 0)
                return Errors.NotFound("interview_event");
            if (
                events[at]!.AsObject().Flag("hasSubmittedFeedback")
                && !request.Flag("allowFeedbackDeletion")
            )
                return Errors.InvalidInput(
                    "The event has feedback: allowFeedbackDeletion is needed to cancel it"
                );
            events.RemoveAt(at);
        }
        schedule["status"] =
            events.Count == 0 ? ScheduleWalk.NeedsScheduling : ScheduleWalk.Scheduled;
        return Save(schedule, events, context);
    }

    private static Answer Cancel(JsonObject request, SandboxContext context)
    {
        if (Find(context, request.Text("id")) is not { } schedule)
            return Errors.NotFound("interview_schedule");
        if (context.State.ScheduleHolds.Find(schedule.Text("id")) is { } hold)
        {
            hold["allowReschedule"] = request.Flag("allowReschedule");
            context.State.ScheduleHolds.Save(hold);
        }
        schedule["status"] = ScheduleWalk.Cancelled;
        return Save(
            schedule,
            schedule["interviewEvents"]!.AsArray().DeepClone().AsArray(),
            context
        );
    }

    private static (JsonArray? Events, SandboxError? Error) Events(
        JsonArray events,
        IEnumerable<JsonObject> wanted,
        string scheduleId,
        JsonObject application,
        SandboxContext context
    )
    {
        foreach (var item in wanted)
        {
            var at = IndexOf(events, item.Text("interviewEventId"));
            if (at < 0 && item.ContainsKey("interviewEventId"))
                return (null, Errors.NotFound("interview_event"));
            var (made, error) = InterviewEventDraft.Make(
                item,
                scheduleId,
                application,
                at < 0 ? null : events[at]!.AsObject(),
                context
            );
            if (made is null)
                return (null, error);
            if (at < 0)
                events.Add(made);
            else
                events[at] = made;
        }
        return (events, null);
    }

    // An event that goes takes its feedback along (allowFeedbackDeletion).
    private static Answer Save(JsonObject schedule, JsonArray events, SandboxContext context)
    {
        var state = context.State;
        var kept = events.Select(item => (string)item!["id"]!).ToHashSet();
        foreach (var before in schedule["interviewEvents"]?.AsArray() ?? [])
        {
            var id = (string)before!["id"]!;
            if (kept.Contains(id))
                continue;
            state.InterviewEvents.Remove(id);
            foreach (var entry in state.Feedback.After(-1).ToList())
                if (entry.Record.Text("interviewEventId") == id)
                    state.Feedback.Remove(entry.Record.Text("id")!);
        }
        foreach (var item in events)
            state.InterviewEvents.Save(item!.AsObject());
        schedule["interviewEvents"] = events;
        schedule["updatedAt"] = context.Timestamp;
        ScheduleWalk.Settle(schedule, context);
        state.InterviewSchedules.Save(schedule);
        return schedule;
    }

    // A name for the key that does not give its secret away.
    private static string KeyId(SandboxContext context) =>
        context.State.Ids.Named("key", context.Key.Secret);

    private static int IndexOf(JsonArray events, string? id)
    {
        for (var i = 0; i < events.Count; i++)
            if (string.Equals((string?)events[i]!["id"], id, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }

    private static IEnumerable<JsonNode> OneOrMore(JsonNode? value) =>
        value switch
        {
            null => [],
            JsonArray several => several.Select(item => item!),
            _ => [value],
        };
}
