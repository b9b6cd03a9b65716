using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>What is asked in an interview, on which scorecard it is answered, and who may hold it.</summary>
internal sealed class Interviews
{
    private readonly CompanyContext _context;
    private readonly People _people;

    public Interviews(CompanyContext context, People people)
    {
        _context = context;
        _people = people;
        Items = Json.Build(Specs.Length, index => Interview(index));
        FeedbackForms = Json.Build(FormSpecs.Length, FeedbackForm);
        Pools = Json.Build(PoolTitles.Length, index => Pool(index));
    }

    public static readonly (
        string Title,
        string? External,
        string? Instructions,
        int Form,
        int? Job
    )[] Specs =
    [
        (
            "Recruiter conversation",
            "A first conversation",
            "Motivation, notice period, pay. Thirty minutes.",
            0,
            null
        ),
        (
            "Technical interview",
            null,
            "Pick two topics from the sheet. Let the candidate draw.",
            1,
            null
        ),
        (
            "Bench exercise",
            "At the bench",
            "Noise floor of the photodiode board. Help when stuck.",
            1,
            null
        ),
        ("Team interview", "Meet the team", null, 2, null),
        ("Customer case", null, "The Tallgrass tender, abridged.", 0, null),
        ("Telephone interview", null, null, 0, null),
        ("Debrief", null, "Everybody speaks before anybody argues.", 3, null),
        ("Laser safety interview", null, "Ask for a near miss and what changed afterwards.", 1, 1),
    ];

    private const int ArchivedInterview = 5;
    private const int DebriefInterview = 6;

    private static readonly (string Label, string Value)[] Recommendation =
    [
        ("Strong no", "1"),
        ("No", "2"),
        ("Yes", "3"),
        ("Strong yes", "4"),
    ];

    private static readonly (string Title, FieldSpec[] Fields)[] FormSpecs =
    [
        (
            "General scorecard",
            [
                new(
                    "ValueSelect",
                    "Overall recommendation",
                    true,
                    "overall_recommendation",
                    Recommendation
                ),
                new("RichText", "Feedback", true, "feedback"),
            ]
        ),
        (
            "Technical scorecard",
            [
                new(
                    "ValueSelect",
                    "Overall recommendation",
                    true,
                    "overall_recommendation",
                    Recommendation
                ),
                new("Score", "Depth"),
                new("Score", "Clarity"),
                new(
                    "MultiValueSelect",
                    "Topics covered",
                    Options:
                    [
                        ("Optics", "optics"),
                        ("Firmware", "firmware"),
                        ("Statistics", "statistics"),
                    ]
                ),
                new("RichText", "Feedback", true, "feedback"),
            ]
        ),
        (
            "Working together",
            [
                new("Score", "Listens", true),
                new("Boolean", "Would you share an office?"),
                new("RichText", "Feedback", true, "feedback"),
            ]
        ),
        ("Debrief", [new("LongText", "Decision and reasons", true)]),
        ("Scorecard (2022)", [new("Number", "Points", true), new("Url", "Link to notes")]),
    ];

    private const int ArchivedForm = 4;

    private static readonly string[] PoolTitles =
    [
        "Firmware interviewers",
        "Optics interviewers",
        "Former calibrators",
    ];

    public IReadOnlyList<JsonObject> Items { get; }

    public IReadOnlyList<JsonObject> FeedbackForms { get; }

    public IReadOnlyList<JsonObject> Pools { get; }

    public string InterviewId(int index) => _context.Id(Kind.Interview, index);

    public string FeedbackFormId(int index) => _context.Id(Kind.FeedbackForm, index);

    public JsonObject Interview(int index)
    {
        var spec = Specs[index];
        var interview = new JsonObject
        {
            ["id"] = InterviewId(index),
            ["title"] = spec.Title,
            ["externalTitle"] = spec.External ?? spec.Title,
            ["isArchived"] = index == ArchivedInterview,
            ["isDebrief"] = index == DebriefInterview,
            ["isFeedbackRequired"] = index != DebriefInterview,
            ["isFeedbackRequested"] = true,
            ["instructionsHtml"] = spec.Instructions is null ? null : $"<p>{spec.Instructions}</p>",
            ["instructionsPlain"] = spec.Instructions,
        };
        if (spec.Job is { } job)
        {
            interview["jobId"] = _context.Id(Kind.Job, job);
        }
        interview["feedbackFormDefinitionId"] = FeedbackFormId(spec.Form);
        return interview;
    }

    private JsonObject FeedbackForm(int index)
    {
        var (title, fields) = FormSpecs[index];
        return new JsonObject
        {
            ["id"] = FeedbackFormId(index),
            ["organizationId"] = _context.Id(Kind.Organization, 0),
            ["title"] = title,
            ["isArchived"] = index == ArchivedForm,
            ["isDefaultForm"] = index == 0,
            ["formDefinition"] = Forms.Definition(
                _context,
                Kind.FeedbackForm,
                index,
                new SectionSpec(title, fields)
            ),
            ["interviewId"] = index == 3 ? InterviewId(DebriefInterview) : null,
        };
    }

    private JsonObject Pool(int index) =>
        new()
        {
            ["id"] = _context.Id(Kind.InterviewerPool, index),
            ["title"] = PoolTitles[index],
            ["isArchived"] = index == 2,
            ["trainingPath"] = new JsonObject
            {
                ["id"] = _context.Id(Kind.TrainingPath, index),
                ["enabled"] = index == 0,
                ["trainingStages"] = Json.Objects([
                    TrainingStage(index, 0),
                    TrainingStage(index, 1),
                ]),
            },
        };

    private JsonObject TrainingStage(int pool, int at) =>
        new()
        {
            ["id"] = _context.Id(Kind.TrainingStage, pool * 2 + at),
            ["interviewerRole"] = at == 0 ? "Shadow" : "ReverseShadow",
            ["interviewsRequired"] = at + 1,
            ["isArchived"] = false,
            ["approvalRequired"] = at == 1,
            ["approvers"] = Json.Objects(
                at == 0 ? [] : [_people.Users[People.FirstManager + pool].Copy()]
            ),
        };
}
