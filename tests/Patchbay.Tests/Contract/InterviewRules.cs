using System.Text.Json.Nodes;

namespace Patchbay.Tests.Contract;

/// <summary>What interviews, feedback and the forms of people ask for.</summary>
internal static class InterviewRules
{
    public static readonly Dictionary<string, StateRule> All = new(StringComparer.Ordinal)
    {
        // At least one event, which ends after it begins, with people of the company.
        ["interviewSchedule.create"] = async (body, world) =>
        {
            var wanted = body["interviewEvents"]!.AsArray();
            if (wanted.Count == 0)
                wanted.Add(new JsonObject());
            foreach (var item in wanted)
                await FillEventAsync(item!.AsObject(), world);
        },
        // Only the key that made a schedule may change it; an event named is one of that schedule.
        ["interviewSchedule.update"] = async (body, world) =>
        {
            var first = new JsonObject();
            await FillEventAsync(first, world);
            var schedule = await world.CallAsync(
                "interviewSchedule.create",
                new()
                {
                    ["applicationId"] = await world.IdAsync("application"),
                    ["interviewEvents"] = new JsonArray(first),
                }
            );
            body["interviewScheduleId"] = (string)schedule["id"]!;
            var known = (string)schedule["interviewEvents"]![0]!["id"]!;
            var wanted = body["interviewEvent"]!.AsObject();
            await FillEventAsync(wanted, world);
            if (body.ContainsKey("interviewEventIdToCancel"))
            {
                // One event is cancelled, another one added.
                body["interviewEventIdToCancel"] = known;
                wanted.Remove("interviewEventId");
            }
            else if (wanted.ContainsKey("interviewEventId"))
                wanted["interviewEventId"] = known;
        },
        // A schedule that has events.
        ["interviewEvent.list"] = async (body, world) =>
            body["interviewScheduleId"] = (string)
                (await world.FirstAsync("interviewEvent", IsRecorded))["interviewScheduleId"]!,
        // What was said is on record for some events only.
        ["notetakerTranscript.info"] = async (body, world) =>
            body["notetakerTranscriptId"] = (string)
                (await world.FirstAsync("interviewEvent", IsRecorded))["notetakerTranscriptId"]!,
        // The fields of the form named; whoever speaks of an event was there.
        ["applicationFeedback.submit"] = async (body, world) =>
        {
            var form = await world.FirstAsync("feedbackFormDefinition");
            body["formDefinitionId"] = (string)form["id"]!;
            body["feedbackForm"]!["fieldSubmissions"] = FilledForm.Submissions(
                form["formDefinition"]!
            );
            if (!body.ContainsKey("interviewEventId"))
                return;
            var interviewed = await world.FirstAsync("interviewEvent");
            body["interviewEventId"] = (string)interviewed["id"]!;
            body["applicationId"] = (string)
                (
                    await world.FirstAsync(
                        "interviewSchedule",
                        schedule =>
                            (string?)schedule["id"] == (string?)interviewed["interviewScheduleId"]
                    )
                )["applicationId"]!;
            body["userId"] = (string)interviewed["interviewerUserIds"]![0]!;
        },
        // Every required field of the form, for a job that is open.
        ["referral.create"] = async (body, world) =>
        {
            var form = await world.FirstAsync("referralForm");
            body["id"] = (string)form["id"]!;
            var fields = FilledForm.Submissions(form["formDefinition"]!);
            fields.Add(
                FilledForm.Submission(
                    "_systemfield_job",
                    await world.IdAsync("job", job => (string?)job["status"] == "Open")
                )
            );
            body["fieldSubmissions"] = fields;
        },
    };

    private static bool IsRecorded(JsonObject interviewed) =>
        interviewed["notetakerTranscriptId"] is not null;

    private static async Task FillEventAsync(JsonObject wanted, World world)
    {
        // An interview that all jobs share.
        if (wanted.ContainsKey("interviewId"))
            wanted["interviewId"] = await world.IdAsync(
                "interview",
                interview => interview["jobId"] is null
            );
        wanted["startTime"] = "2027-03-14T09:30:00Z";
        wanted["endTime"] = "2027-03-14T10:30:00Z";
        wanted["interviewers"] = new JsonArray(
            new JsonObject { ["email"] = (string)(await world.FirstAsync("user"))["email"]! }
        );
    }
}
