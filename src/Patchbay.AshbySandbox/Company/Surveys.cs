using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>One survey form of every type, and the form on which colleagues refer people.</summary>
internal sealed class Surveys
{
    private readonly CompanyContext _context;

    public Surveys(CompanyContext context)
    {
        _context = context;
        Definitions = Json.Build(Specs.Length, Survey);
        ReferralForms = Json.Build(1, Referral);
    }

    private static readonly (string Title, string Type, FieldSpec[] Fields)[] Specs =
    [
        (
            "Data consent",
            "CandidateDataConsent",
            [new("Boolean", "Keep my details for two years", true)]
        ),
        (
            "How was it for you?",
            "CandidateExperience",
            [
                new("Score", "How fair was the process?", true),
                new("LongText", "What should we change?"),
            ]
        ),
        (
            "Diversity survey",
            "Diversity",
            [
                new(
                    "ValueSelect",
                    "Gender",
                    Options:
                    [
                        ("Woman", "woman"),
                        ("Man", "man"),
                        ("Another", "another"),
                        ("Rather not say", "none"),
                    ]
                ),
            ]
        ),
        (
            "Equal opportunity (US)",
            "EEOC",
            [
                new(
                    "ValueSelect",
                    "Veteran status",
                    Options: [("Veteran", "yes"), ("Not a veteran", "no")]
                ),
            ]
        ),
        (
            "Lab safety questionnaire",
            "Questionnaire",
            [
                new("Boolean", "Have you worked with class 4 lasers?", true),
                new("Number", "For how many years?"),
                new(
                    "MultiValueSelect",
                    "Which standards do you know?",
                    Options:
                    [
                        ("IEC 60825-1", "iec-60825"),
                        ("ISO 17025", "iso-17025"),
                        ("Neither", "none"),
                    ]
                ),
            ]
        ),
    ];

    public IReadOnlyList<JsonObject> Definitions { get; }

    public IReadOnlyList<JsonObject> ReferralForms { get; }

    private JsonObject Survey(int index)
    {
        var (title, type, fields) = Specs[index];
        var survey = Form(Kind.SurveyForm, index, title, new SectionSpec(title, fields));
        survey["surveyType"] = type;
        return survey;
    }

    private JsonObject Referral(int index) =>
        Form(Kind.ReferralForm, index, "Referral", Forms.Referral);

    private JsonObject Form(Kind kind, int index, string title, SectionSpec section) =>
        new()
        {
            ["id"] = _context.Id(kind, index),
            ["organizationId"] = _context.Id(Kind.Organization, 0),
            ["title"] = title,
            ["isArchived"] = false,
            ["isDefaultForm"] = true,
            ["formDefinition"] = Forms.Definition(_context, kind, index, section),
        };
}
