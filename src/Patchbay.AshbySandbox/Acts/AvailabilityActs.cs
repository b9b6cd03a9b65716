using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Acts;

internal sealed class AskForAvailability()
    : Act(
        "schedule.requestAvailability",
        "A recruiter asks the candidate when they have time for an interview.",
        ActInput.Ids("interviewScheduleId")
    )
{
    public override Answer Do(JsonObject input, ActContext context) =>
        Availability.Walk(input, context, "NeedsScheduling", Availability.Waiting);
}

internal sealed class SubmitAvailability()
    : Act(
        "schedule.submitAvailability",
        "The candidate says when they have time for an interview.",
        ActInput.Ids("interviewScheduleId")
    )
{
    public override Answer Do(JsonObject input, ActContext context) =>
        Availability.Walk(input, context, Availability.Waiting, "CandidateAvailabilitySubmitted");
}

/// <summary>The states of a schedule that nothing but people's doing leads to (section 11).</summary>
internal static class Availability
{
    public const string Waiting = "WaitingOnCandidateAvailability";

    public static Answer Walk(JsonObject input, ActContext context, string from, string to)
    {
        if (
            context.State.InterviewSchedules.Find(input.Text("interviewScheduleId"))
            is not { } schedule
        )
            return Errors.NotFound("interview_schedule");
        if (schedule.Text("status") != from)
            return Errors.InvalidInput($"The interview schedule is not {from}");
        schedule["status"] = to;
        schedule["updatedAt"] = context.Timestamp;
        context.State.InterviewSchedules.Save(schedule);
        return schedule;
    }
}
