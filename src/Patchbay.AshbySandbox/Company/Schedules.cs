using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>One schedule for each interview stage of the recent applications, with an event once there is a date.</summary>
internal sealed class Schedules
{
    private const long Length = 45 * CompanyContext.Minute;

    private readonly CompanyContext _context;
    private readonly Pipeline _pipeline;
    private readonly People _people;
    private readonly InterviewPlans _plans;
    private readonly Interviews _interviews;

    public Schedules(
        CompanyContext context,
        Pipeline pipeline,
        People people,
        InterviewPlans plans,
        Interviews interviews
    )
    {
        _context = context;
        _pipeline = pipeline;
        _people = people;
        _plans = plans;
        _interviews = interviews;
        Subjects =
        [
            .. RecentApplications
                .Of(context, pipeline)
                .SelectMany(facts => InterviewsOf(facts).Select(step => (facts, step))),
        ];
        Items =
        [
            .. Subjects.Select((subject, index) => Schedule(subject.Facts, subject.Step, index)),
        ];
        Events =
        [
            .. Items
                .SelectMany(item => item["interviewEvents"]!.AsArray())
                .Select(item => item!.AsObject().Copy()),
        ];
    }

    public IReadOnlyList<JsonObject> Items { get; }

    public IReadOnlyList<JsonObject> Events { get; }

    /// <summary>The application of a schedule, and how many stages it had passed by then.</summary>
    public IReadOnlyList<(ApplicationFacts Facts, int Step)> Subjects { get; }

    /// <summary>The steps at which the application stood in a stage with an interview.</summary>
    private static IEnumerable<int> InterviewsOf(ApplicationFacts facts) =>
        Enumerable
            .Range(0, facts.Reached - facts.First + 1)
            .Where(step =>
                InterviewPlans.StagesOf(facts.Plan)[facts.First + step].Interview is not null
            );

    private JsonObject Schedule(ApplicationFacts facts, int step, int index)
    {
        var stage = facts.First + step;
        var entered = _pipeline.EnteredAt(facts, step);
        var left = step + 1 < facts.Events ? _pipeline.EnteredAt(facts, step + 1) : (long?)null;
        // Who leaves while a date is being sought has the interview called off.
        var ended = facts.Status == "Archived" && step == facts.Events - 2;
        var status = left is not null
            ? (ended && index % 3 == 0 ? "Cancelled" : "Complete")
            : (index % 6) switch
            {
                0 => "Scheduled",
                // The event lies halfway between entering the stage and now: it must be over.
                1 when (_context.Now - entered) / 2 > Length => "WaitingOnFeedback",
                2 => "NeedsScheduling",
                3 => "WaitingOnCandidateAvailability",
                4 => "WaitingOnCandidateBooking",
                _ => "CandidateAvailabilitySubmitted",
            };
        var start = status switch
        {
            "Scheduled" => Meeting(index, _context.Now + (1 + index % 12) * CompanyContext.Day),
            "WaitingOnFeedback" => Meeting(index, entered, _context.Now),
            "Complete" => Meeting(index, entered, left!.Value),
            _ => (long?)null,
        };
        var touched = left ?? entered + (_context.Now - entered) / 4;
        var scheduledBy = status is "NeedsScheduling"
            ? null
            : _people.Users[People.FirstCoordinator + index % People.Coordinators].Copy();
        return new JsonObject
        {
            ["id"] = _context.Id(Kind.InterviewSchedule, index),
            ["status"] = status,
            ["applicationId"] = _context.Id(Kind.Application, facts.Index),
            ["interviewStageId"] = _plans.StageId(facts.Plan, stage),
            ["scheduledBy"] = scheduledBy,
            ["createdAt"] = CompanyContext.Stamp(entered),
            ["updatedAt"] = CompanyContext.Stamp(touched),
            ["interviewEvents"] = start is { } at
                ? new JsonArray(Event(facts, stage, index, at, entered, touched, status))
                : new JsonArray(),
        };
    }

    /// <summary>Half-way between two moments, and over before the second.</summary>
    private long Meeting(int index, long from, long to)
    {
        var random = _context.Random(Kind.InterviewSchedule, index);
        return OfficeHours.Near(from + (to - from) / 2, from, to - Length, ref random);
    }

    private long Meeting(int index, long around)
    {
        var random = _context.Random(Kind.InterviewSchedule, index);
        return OfficeHours.Near(around, _context.Now, long.MaxValue, ref random);
    }

    private JsonObject Event(
        in ApplicationFacts facts,
        int stage,
        int index,
        long start,
        long created,
        long updated,
        string status
    )
    {
        var random = _context.Random(Kind.InterviewEvent, index);
        var interview = InterviewPlans.StagesOf(facts.Plan)[stage].Interview!.Value;
        var first = random.Below(People.Interviewers - 1);
        var count = 1 + random.Below(2);
        var users = Enumerable.Range(People.FirstInterviewer + first, count).ToList();
        var id = _context.Id(Kind.InterviewEvent, index);
        var remote = random.Chance(60);
        // The notetaker sits in on video calls only.
        var isRecorded = remote && start + Length <= _context.Now;
        return new JsonObject
        {
            ["id"] = id,
            ["interviewId"] = _interviews.InterviewId(interview),
            ["interviewScheduleId"] = _context.Id(Kind.InterviewSchedule, index),
            ["interviewerUserIds"] = Json.Strings(users.Select(_people.UserId)),
            ["interviewers"] = Json.Objects(
                users.Select(user => Interviewer(user, shadows: user != users[0]))
            ),
            ["createdAt"] = CompanyContext.Stamp(created),
            ["updatedAt"] = CompanyContext.Stamp(updated),
            ["startTime"] = CompanyContext.Stamp(start),
            ["endTime"] = CompanyContext.Stamp(start + Length),
            ["feedbackLink"] = $"https://app.ashbyhq.com/interview-briefings/{id}/feedback",
            ["location"] = remote ? null : "Meeting room Fraunhofer",
            ["meetingLink"] = remote ? $"https://meet.example.com/{id[..8]}" : null,
            ["interviewerCalendarEventId"] = null,
            ["hasSubmittedFeedback"] = status == "Complete",
            ["interview"] = _interviews.Interview(interview),
            ["notetakerTranscriptId"] = isRecorded
                ? _context.Id(Kind.NotetakerTranscript, index)
                : null,
            ["extraData"] = null,
        };
    }

    private JsonObject Interviewer(int user, bool shadows)
    {
        var interviewer = _people.Users[user].Copy();
        interviewer["trainingRole"] = shadows ? "Shadow" : null;
        interviewer["interviewerPool"] = shadows ? _interviews.Pools[0].Copy() : null;
        interviewer["isFeedbackRequired"] = !shadows;
        return interviewer;
    }
}
