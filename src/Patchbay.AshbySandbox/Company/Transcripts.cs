using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>What the notetaker wrote down in the video calls that are over: a record of each, and its text as a file.</summary>
internal sealed class Transcripts
{
    // Question, answer; {0} is the interviewer's given name.
    private static readonly (string Asked, string Answered)[] Exchanges =
    [
        (
            "What did you build last?",
            "A stage that moves in steps of ten nanometres, {0}. It hummed, so I built it again."
        ),
        (
            "How do you find out that a measurement is wrong?",
            "I measure something I know the answer to, before and after."
        ),
        (
            "Tell me about a disagreement at work.",
            "We argued for a month about a connector. I was wrong, and I wrote down why."
        ),
        ("What would you ask us?", "Who reads the complaints of customers here, {0}?"),
    ];

    private readonly CompanyContext _context;
    private readonly Dictionary<string, JsonObject> _byId;

    public Transcripts(CompanyContext context, Schedules schedules, Profiles profiles)
    {
        _context = context;
        Items =
        [
            .. schedules
                .Items.Zip(schedules.Subjects)
                .SelectMany(pair =>
                    pair.First["interviewEvents"]!
                        .AsArray()
                        .Select(item => item!.AsObject())
                        .Where(item => item["notetakerTranscriptId"] is not null)
                        .Select(item => Transcript(item, profiles.Of(pair.Second.Facts.Candidate)))
                ),
        ];
        _byId = Items.ToDictionary(item => (string)item["id"]!);
    }

    public IReadOnlyList<JsonObject> Items { get; }

    /// <summary>The text as JSON; null for an id that is not a transcript's.</summary>
    public byte[]? File(string id)
    {
        if (!_byId.TryGetValue(id, out var transcript))
        {
            return null;
        }
        var participants = transcript["participants"]!.AsArray();
        var interviewer = participants[0]!;
        var candidate = participants[^1]!;
        var given = ((string)interviewer["name"]!).Split(' ')[0];
        var segments = new JsonArray();
        foreach (var (asked, answered) in Exchanges)
        {
            Say(interviewer, asked);
            Say(candidate, answered.Replace("{0}", given, StringComparison.Ordinal));
        }
        return JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject { ["transcriptId"] = id, ["segments"] = segments }
        );

        void Say(JsonNode speaker, string text) =>
            segments.Add(
                new JsonObject
                {
                    ["participantId"] = (string)speaker["id"]!,
                    ["startSeconds"] = segments.Count * 40,
                    ["text"] = text,
                }
            );
    }

    private JsonObject Transcript(JsonObject interviewed, Profile candidate)
    {
        var participants = interviewed["interviewers"]!
            .AsArray()
            .Select(item =>
                Participant(
                    (string)item!["id"]!,
                    "interviewer",
                    $"{item["firstName"]} {item["lastName"]}",
                    (string?)item["email"]
                )
            )
            .Append(
                Participant(
                    _context.Id(Kind.Candidate, candidate.Index),
                    "candidate",
                    candidate.Persona.FullName,
                    candidate.PrimaryEmail
                )
            );
        return new JsonObject
        {
            ["id"] = (string)interviewed["notetakerTranscriptId"]!,
            ["interviewEventId"] = (string)interviewed["id"]!,
            ["interviewScheduleId"] = (string)interviewed["interviewScheduleId"]!,
            ["createdAt"] = (string)interviewed["endTime"]!,
            ["participants"] = Json.Objects(participants),
        };
    }

    private static JsonObject Participant(string id, string type, string name, string? email) =>
        new()
        {
            ["id"] = id,
            ["type"] = type,
            ["name"] = name,
            ["email"] = email,
        };
}
