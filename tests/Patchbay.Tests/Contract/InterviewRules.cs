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
        // A schedule that is not cancelled, and an event of that schedule.
        ["interviewSchedule.update"] = async (body, world) =>
        {
            var schedule = await world.FirstAsync(
                "interviewSchedule",
                found =>
                    (string?)found["status"] != "Cancelled"
                    && found["interviewEvents"]!.AsArray().Count > 0
            );
            body["interviewScheduleId"] = (string)schedule["id"]!;
            var wanted = body["interviewEvent"]!.AsObject();
            await FillEventAsync(wanted, world);
            var known = (string)schedule["interviewEvents"]![0]!["id"]!;
            if (body.ContainsKey("interviewEventIdToCancel"))
            {
                // One event is cancelled, another one added; feedback goes with its event.
                body["interviewEventIdToCancel"] = known;
                body["allowFeedbackDeletion"] = true;
                wanted.Remove("interviewEventId");
            }
            else if (wanted.ContainsKey("interviewEventId"))
                wanted["interviewEventId"] = known;
        },
        // A schedule that has events.
        ["interviewEvent.list"] = async (body, world) =>
            body["interviewScheduleId"] = (string)
                (await world.FirstAsync("interviewEvent"))["interviewScheduleId"]!,
        // What was said is on record for some events only.
        ["notetakerTranscript.info"] = async (body, world) =>
            body["notetakerTranscriptId"] =
                (await world.AllAsync("interviewEvent"))
                    .Select(found => (string?)found["notetakerTranscriptId"])
                    .FirstOrDefault(id => id is not null)
                ?? new Patchbay.AshbySandbox.State.IdMint(7).Named(
                    "example",
                    "notetakerTranscript",
                    0
                ),
        // The fields of the form named; whoever speaks of an event was there.
        ["applicationFeedback.submit"] = async (body, world) =>
        {
            var form = await world.FirstAsync("feedbackFormDefinition");
            body["formDefinitionId"] = (string)form["id"]!;
            body["feedbackForm"]!["fieldSubmissions"] = Filled(form["formDefinition"]!);
            if (!body.ContainsKey("interviewEventId"))
                return;
            var interviewed = await world.FirstAsync("interviewEvent");
            body["interviewEventId"] = (string)interviewed["id"]!;
            body["userId"] = (string)interviewed["interviewerUserIds"]![0]!;
        },
        // Every required field of the form, for a job that is open.
        ["referral.create"] = async (body, world) =>
        {
            var form = await world.FirstAsync("referralForm");
            body["id"] = (string)form["id"]!;
            var fields = Filled(form["formDefinition"]!);
            fields.Add(
                new JsonObject
                {
                    ["path"] = "_systemfield_job",
                    ["value"] = await world.IdAsync("job", job => (string?)job["status"] == "Open"),
                }
            );
            body["fieldSubmissions"] = fields;
        },
    };

    private static async Task FillEventAsync(JsonObject wanted, World world)
    {
        wanted["startTime"] = "2027-03-14T09:30:00Z";
        wanted["endTime"] = "2027-03-14T10:30:00Z";
        wanted["interviewers"] = new JsonArray(
            new JsonObject { ["email"] = (string)(await world.FirstAsync("user"))["email"]! }
        );
    }

    // Every required field of a form, with a value of its type.
    private static JsonArray Filled(JsonNode definition) =>
        new([
            .. definition["sections"]!
                .AsArray()
                .SelectMany(section => section!["fields"]!.AsArray())
                .Where(field => (bool)field!["isRequired"]!)
                .Select(field => new JsonObject
                {
                    ["path"] = (string)field!["field"]!["path"]!,
                    ["value"] = ValueFor(field["field"]!.AsObject()),
                }),
        ]);

    private static JsonNode ValueFor(JsonObject field) =>
        (string?)field["type"] switch
        {
            "Boolean" => true,
            "Date" => "2026-01-05",
            "Email" => "ada@example.com",
            "Number" => 3,
            "RichText" => new JsonObject { ["type"] = "PlainText", ["value"] = "Went well" },
            "Score" => new JsonObject { ["score"] = 3 },
            "Url" => "https://example.com/ada",
            "ValueSelect" => field["selectableValues"]![0]!["value"]!.DeepClone(),
            "MultiValueSelect" => new JsonArray(
                field["selectableValues"]![0]!["value"]!.DeepClone()
            ),
            _ => "Ada Muster",
        };
}
