using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class InterviewScheduleEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["interviewSchedule.create"] = Create;
        table["interviewSchedule.update"] = Update;
        table["interviewSchedule.cancel"] = Cancel;
    }

    private static Answer Create(JsonObject request, SandboxContext context)
    {
        if (
            ApplicationEndpoints.Find(context, request.Text("applicationId")) is not { } application
        )
            return Errors.ApplicationNotFound;
        var schedule = new JsonObject
        {
            ["id"] = context.State.Ids.Next("interviewSchedule"),
            ["status"] = "Scheduled",
            ["applicationId"] = application.Text("id"),
            ["interviewStageId"] = (string?)application["currentInterviewStage"]!["id"],
            ["scheduledBy"] = context.State.Users.After(-1).First().Record,
            ["createdAt"] = context.Timestamp,
            ["updatedAt"] = context.Timestamp,
        };
        var events = new JsonArray();
        foreach (var wanted in request["interviewEvents"]!.AsArray())
        {
            var (made, error) = InterviewEventDraft.Make(
                wanted!.AsObject(),
                schedule.Text("id")!,
                known: null,
                context
            );
            if (made is null)
                return error!;
            events.Add(made);
        }
        if (events.Count == 0)
            return Errors.InvalidInput("interviewEvents must not be empty");
        return Save(schedule, events, context);
    }

    // An event with an id is changed, one without is added; or events are cancelled (interviewSchedule.update page).
    private static Answer Update(JsonObject request, SandboxContext context)
    {
        if (
            context.State.InterviewSchedules.Find(request.Text("interviewScheduleId"))
            is not { } schedule
        )
            return Errors.NotFound("interview_schedule");
        if (schedule.Text("status") == "Cancelled")
            return Errors.InvalidInput("The interview schedule is cancelled");
        var events = schedule["interviewEvents"]!.AsArray().DeepClone().AsArray();
        foreach (var wanted in OneOrMore(request["interviewEvent"]).Select(item => item.AsObject()))
        {
            var at = IndexOf(events, wanted.Text("interviewEventId"));
            if (at < 0 && wanted.ContainsKey("interviewEventId"))
                return Errors.NotFound("interview_event");
            var (made, error) = InterviewEventDraft.Make(
                wanted,
                schedule.Text("id")!,
                at < 0 ? null : events[at]!.AsObject(),
                context
            );
            if (made is null)
                return error!;
            if (at < 0)
                events.Add(made);
            else
                events[at] = made;
        }
        foreach (
            var id in OneOrMore(request["interviewEventIdToCancel"]).Select(item => (string)item!)
        )
        {
            var at = IndexOf(events, id);
            if (at < 0)
                return Errors.NotFound("interview_event");
            if (
                ((JsonObject)events[at]!).Flag("hasSubmittedFeedback")
                && !request.Flag("allowFeedbackDeletion")
            )
                return Errors.InvalidInput(
                    "The event has feedback: allowFeedbackDeletion is needed to cancel it"
                );
            events.RemoveAt(at);
        }
        if (events.Count == 0)
            schedule["status"] = "NeedsScheduling";
        return Save(schedule, events, context);
    }

    private static Answer Cancel(JsonObject request, SandboxContext context)
    {
        if (context.State.InterviewSchedules.Find(request.Text("id")) is not { } schedule)
            return Errors.NotFound("interview_schedule");
        schedule["status"] = "Cancelled";
        return Save(
            schedule,
            schedule["interviewEvents"]!.AsArray().DeepClone().AsArray(),
            context
        );
    }

    private static Answer Save(JsonObject schedule, JsonArray events, SandboxContext context)
    {
        var kept = events.Select(item => (string)item!["id"]!).ToHashSet();
        foreach (var before in schedule["interviewEvents"]?.AsArray() ?? [])
            if (!kept.Contains((string)before!["id"]!))
                context.State.InterviewEvents.Remove((string)before["id"]!);
        foreach (var item in events)
            context.State.InterviewEvents.Save(item!.AsObject());
        schedule["interviewEvents"] = events;
        schedule["updatedAt"] = context.Timestamp;
        context.State.InterviewSchedules.Save(schedule);
        return schedule;
    }

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
