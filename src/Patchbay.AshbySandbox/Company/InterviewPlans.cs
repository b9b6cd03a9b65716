using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

internal sealed record StageSpec(string Title, string Type, int? Interview = null);

/// <summary>How each kind of job interviews: ordered stages, of the types Lead, PreInterviewScreen, Active, Offer, Hired
/// and Archived, in that order.</summary>
internal sealed class InterviewPlans
{
    private const int StagesPerPlan = 16;
    public const int ArchivedPlan = 4;

    private readonly CompanyContext _context;

    public InterviewPlans(CompanyContext context)
    {
        _context = context;
        Plans = Json.Build(Specs.Length, Plan);
        Groups = Json.Build(GroupSpecs.Length, Group);
        Stages =
        [
            .. Specs.SelectMany((plan, index) => plan.Stages.Select((_, at) => Stage(index, at))),
        ];
    }

    private static readonly StageSpec[] Opening =
    [
        new("New lead", "Lead"),
        new("Contacted", "Lead"),
        new("Application review", "PreInterviewScreen"),
    ];

    private static readonly StageSpec[] Ending =
    [
        new("Offer", "Offer"),
        new("Hired", "Hired"),
        new("Archived", "Archived"),
    ];

    // The numbers are those of Interviews.Specs.
    public static readonly (string Title, StageSpec[] Stages)[] Specs =
    [
        (
            "Engineering",
            [
                .. Opening,
                new("Recruiter conversation", "Active", 0),
                new("Technical interview", "Active", 1),
                new("Bench exercise", "Active", 2),
                new("Team day", "Active", 3),
                .. Ending,
            ]
        ),
        (
            "Commercial",
            [
                .. Opening,
                new("Recruiter conversation", "Active", 0),
                new("Customer case", "Active", 4),
                new("Meet the team", "Active", 3),
                .. Ending,
            ]
        ),
        ("Interns", [.. Opening, new("One conversation", "Active", 1), .. Ending]),
        (
            "Leadership",
            [
                .. Opening,
                new("First meeting", "Active", 0),
                new("Panel", "Active", 3),
                new("Board dinner", "Active", 3),
                new("References", "Active"),
                .. Ending,
            ]
        ),
        ("Engineering (2022)", [.. Opening, new("Telephone interview", "Active", 5), .. Ending]),
    ];

    private static readonly (string Title, string Type)[] GroupSpecs =
    [
        ("Leads", "Lead"),
        ("Review", "PreInterviewScreen"),
        ("Interviews", "Active"),
        ("Offer", "Offer"),
        ("Hired", "Hired"),
        ("Archived", "Archived"),
    ];

    public IReadOnlyList<JsonObject> Plans { get; }

    public IReadOnlyList<JsonObject> Stages { get; }

    public IReadOnlyList<JsonObject> Groups { get; }

    public string PlanId(int plan) => _context.Id(Kind.InterviewPlan, plan);

    public string StageId(int plan, int at) =>
        _context.Id(Kind.InterviewStage, plan * StagesPerPlan + at);

    public static StageSpec[] StagesOf(int plan) => Specs[plan].Stages;

    public static int FirstOf(int plan, string type) =>
        Array.FindIndex(Specs[plan].Stages, stage => stage.Type == type);

    public JsonObject Stage(int plan, int at)
    {
        var stage = Specs[plan].Stages[at];
        var group = Array.FindIndex(GroupSpecs, spec => spec.Type == stage.Type);
        return new JsonObject
        {
            ["id"] = StageId(plan, at),
            ["title"] = stage.Title,
            ["type"] = stage.Type,
            ["orderInInterviewPlan"] = at,
            // Groups came after the plan of 2022; its stages belong to none.
            ["interviewStageGroupId"] =
                plan == ArchivedPlan ? null : _context.Id(Kind.InterviewStageGroup, group),
            ["interviewPlanId"] = PlanId(plan),
        };
    }

    private JsonObject Plan(int index)
    {
        var random = _context.Random(Kind.InterviewPlan, index);
        var created = _context.DaysAgo(1700 - 100 * index);
        return new JsonObject
        {
            ["id"] = PlanId(index),
            ["title"] = Specs[index].Title,
            ["isArchived"] = index == ArchivedPlan,
            ["createdAt"] = CompanyContext.Stamp(created),
            ["updatedAt"] = CompanyContext.Stamp(created + random.Below(1200 * CompanyContext.Day)),
        };
    }

    private JsonObject Group(int index) =>
        new()
        {
            ["id"] = _context.Id(Kind.InterviewStageGroup, index),
            ["title"] = GroupSpecs[index].Title,
            ["order"] = index,
            ["stageType"] = GroupSpecs[index].Type,
        };
}
