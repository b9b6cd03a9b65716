using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>Surveys that the newest applicants were asked to fill in; every second one did.</summary>
internal sealed class SurveyAnswers
{
    private const int Most = 20;

    private static readonly string[] Remarks =
    [
        "Tell us earlier how many rounds there will be.",
        "Nothing: everybody was on time and answered my questions.",
        "The form asked for things that are in my résumé.",
        "I waited two weeks to hear back after the first conversation.",
    ];

    private readonly CompanyContext _context;
    private readonly Pipeline _pipeline;
    private readonly Surveys _surveys;

    public SurveyAnswers(CompanyContext context, Pipeline pipeline, Surveys surveys)
    {
        _context = context;
        _pipeline = pipeline;
        _surveys = surveys;
        var asked = Math.Min(Most, pipeline.Roster.ApplicationCount);
        Requests = Json.Build(asked, Request);
        Submissions = Json.Build(asked / 2, index => Submission(index * 2));
    }

    public IReadOnlyList<JsonObject> Requests { get; }

    public IReadOnlyList<JsonObject> Submissions { get; }

    private int Survey(int index) => index % _surveys.Definitions.Count;

    private ApplicationFacts Facts(int index) =>
        _pipeline.Facts(_pipeline.Roster.ApplicationCount - 1 - index);

    private JsonObject Request(int index)
    {
        var id = _context.Id(Kind.SurveyRequest, index);
        var facts = Facts(index);
        return new JsonObject
        {
            ["id"] = id,
            ["candidateId"] = _context.Id(Kind.Candidate, facts.Candidate),
            ["applicationId"] = _context.Id(Kind.Application, facts.Index),
            ["surveyFormDefinitionId"] = _context.Id(Kind.SurveyForm, Survey(index)),
            ["surveyUrl"] = $"https://you.ashbyhq.com/northlight/survey/{id}",
        };
    }

    private JsonObject Submission(int index)
    {
        var facts = Facts(index);
        var random = _context.Random(Kind.SurveySubmission, index);
        var survey = _surveys.Definitions[Survey(index)];
        var form = survey["formDefinition"]!.AsObject();
        var since = _context.Now - facts.CreatedAt;
        var submitted = facts.CreatedAt + random.Below(Math.Min(since, 5 * CompanyContext.Day));
        return new JsonObject
        {
            ["id"] = _context.Id(Kind.SurveySubmission, index),
            ["surveyFormDefinitionId"] = (string)survey["id"]!,
            ["submittedAt"] = CompanyContext.Stamp(submitted),
            ["candidateId"] = _context.Id(Kind.Candidate, facts.Candidate),
            ["applicationId"] = _context.Id(Kind.Application, facts.Index),
            ["surveyType"] = (string)survey["surveyType"]!,
            ["formDefinition"] = form.Copy(),
            ["submittedValues"] = Answers.To(form, random, level: 1 + random.Below(4), Remarks),
        };
    }
}
