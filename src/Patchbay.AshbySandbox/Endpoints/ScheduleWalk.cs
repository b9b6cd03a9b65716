using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>
/// How interview schedules move on without a call (section 11): by the answers of candidates, by the end of their events
/// and by the feedback on these.
/// </summary>
internal static class ScheduleWalk
{
    public const string NeedsScheduling = "NeedsScheduling";
    public const string Scheduled = "Scheduled";
    public const string WaitingOnFeedback = "WaitingOnFeedback";
    public const string Complete = "Complete";
    public const string Cancelled = "Cancelled";
    private const string WaitingOnAvailability = "WaitingOnCandidateAvailability";
    private const string WaitingOnBooking = "WaitingOnCandidateBooking";
    private const string AvailabilitySubmitted = "CandidateAvailabilitySubmitted";

    // A coordinator asks after one day, a candidate answers after two more.
    private static readonly TimeSpan AskedAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan AnsweredAfter = TimeSpan.FromDays(2);

    /// <summary>Brings every schedule to where it is by now. Whoever reads or changes schedules calls this first.</summary>
    public static void Advance(SandboxContext context)
    {
        foreach (var entry in context.State.InterviewSchedules.After(-1).ToList())
            if (Settle(entry.Record, context))
                context.State.InterviewSchedules.Save(entry.Record);
    }

    /// <summary>Takes one schedule as many steps as are due; true when there was one.</summary>
    public static bool Settle(JsonObject schedule, SandboxContext context)
    {
        var moved = false;
        while (Next(schedule, context) is var (status, at))
        {
            schedule["status"] = status;
            schedule["updatedAt"] = Formats.Time(at);
            moved = true;
        }
        return moved;
    }

    private static (string Status, DateTimeOffset At)? Next(
        JsonObject schedule,
        SandboxContext context
    ) =>
        schedule.Text("status") switch
        {
            Scheduled when End(schedule) is { } end && end <= context.Now => (
                WaitingOnFeedback,
                end
            ),
            WaitingOnFeedback when HasAllFeedback(schedule, context) => (Complete, context.Now),
            NeedsScheduling => Due(
                schedule,
                context,
                AskedAfter,
                AsksForBooking(schedule) ? WaitingOnBooking : WaitingOnAvailability
            ),
            WaitingOnAvailability or WaitingOnBooking => Due(
                schedule,
                context,
                AnsweredAfter,
                AvailabilitySubmitted
            ),
            _ => null,
        };

    // The schedules that the company came with rest where they are: there are some in every state.
    private static (string Status, DateTimeOffset At)? Due(
        JsonObject schedule,
        SandboxContext context,
        TimeSpan wait,
        string status
    )
    {
        var at = Time(schedule.Text("updatedAt")!) + wait;
        return
            at <= context.Now && context.State.ScheduleHolds.Find(schedule.Text("id")) is not null
            ? (status, at)
            : null;
    }

    // Half of the schedules ask the candidate to book a time, the others for times that suit.
    private static bool AsksForBooking(JsonObject schedule) =>
        (Convert.ToInt32(schedule.Text("id")![..1], 16) & 1) == 1;

    private static DateTimeOffset? End(JsonObject schedule) =>
        schedule["interviewEvents"]!
            .AsArray()
            .Select(item => (DateTimeOffset?)Time((string)item!["endTime"]!))
            .Max();

    // Of every interviewer who owes feedback, on every event.
    private static bool HasAllFeedback(JsonObject schedule, SandboxContext context)
    {
        var given = context
            .State.Feedback.After(-1)
            .Select(entry =>
                (
                    entry.Record.Text("interviewEventId"),
                    (string?)entry.Record["submittedByUser"]!["id"]
                )
            )
            .ToHashSet();
        return schedule["interviewEvents"]!
            .AsArray()
            .Select(item => item!.AsObject())
            .All(item =>
                item["interviewers"]!
                    .AsArray()
                    .Select(interviewer => interviewer!.AsObject())
                    .Where(interviewer => interviewer.Flag("isFeedbackRequired"))
                    .All(interviewer => given.Contains((item.Text("id"), interviewer.Text("id"))))
            );
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
