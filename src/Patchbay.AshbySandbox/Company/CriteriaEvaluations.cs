using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>What the AI review said of applications that came in by themselves; sourced people are not reviewed.</summary>
internal sealed class CriteriaEvaluations(
    CompanyContext context,
    Pipeline pipeline,
    Profiles profiles
)
{
    private const int PerJob = 3;

    // {0} the job.
    private static readonly (string Title, string Type, string Prompt)[] Criteria =
    [
        (
            "Relevant experience",
            "ResumePrompt",
            "Does the resume show work that prepares for the position of {0}?"
        ),
        (
            "Answered the question",
            "DidAnswerApplicationFormQuestion",
            "Is there an answer of more than one sentence?"
        ),
        (
            "Own words",
            "SimilarityToAiGeneratedAnswer",
            "How close is the answer to one that a language model gives?"
        ),
    ];

    private static readonly string[] Meets =
    [
        "Several years in a neighbouring field, with results that can be checked.",
        "The last two positions match what the job asks for.",
        "Names the instruments and methods that the team works with.",
    ];

    private static readonly string[] DoesNotMeet =
    [
        "The experience is in another field and no step towards this one is visible.",
        "The position asks for more years than the resume shows.",
        "The answer repeats the question.",
    ];

    public IReadOnlyList<JsonObject> Of(int application)
    {
        var facts = pipeline.Facts(application);
        return facts.IsSourced ? [] : Json.Build(PerJob, at => Evaluation(facts, at));
    }

    private JsonObject Evaluation(in ApplicationFacts facts, int at)
    {
        var number = facts.Index * (long)PerJob + at;
        var random = context.Random(Kind.CriteriaEvaluation, number);
        var evaluation = new JsonObject
        {
            ["id"] = context.Id(Kind.CriteriaEvaluation, number),
            ["criterion"] = Criterion(facts.Job, at),
        };
        var evaluated = facts.CreatedAt + random.Below(10 * CompanyContext.Minute);
        var (status, skip) =
            at == 0 && !profiles.Of(facts.Candidate).HasResume ? ("Skipped", "NoResume")
            : evaluated > context.Now ? ("Pending", null)
            : random.Chance(2) ? ("Failed", null)
            : ("Completed", (string?)null);
        var isMet = random.Chance(facts.Status == "Archived" ? 40 : 80);
        var hundredths = isMet ? 55 + random.Below(45) : 5 + random.Below(45);
        var completed = status == "Completed";
        evaluation["status"] = status;
        evaluation["outcome"] =
            !completed ? null
            : isMet ? "Meets"
            : "Does Not Meet";
        evaluation["reasoning"] = completed ? random.Pick(isMet ? Meets : DoesNotMeet) : null;
        evaluation["skipReason"] = skip;
        evaluation["outcomeNumber"] = completed ? hundredths / 100m : null;
        evaluation["evaluatedAt"] = completed ? CompanyContext.Stamp(evaluated) : null;
        return evaluation;
    }

    private JsonObject Criterion(int job, int at)
    {
        var (title, type, prompt) = Criteria[at];
        var form = JobPostings.FormNumber(job, 0);
        var asksForm = type != "ResumePrompt";
        return new JsonObject
        {
            ["id"] = context.Id(Kind.Criterion, job * PerJob + at),
            ["title"] = title,
            ["type"] = type,
            ["prompt"] = prompt.Replace("{0}", JobSpecs.All[job].Title, StringComparison.Ordinal),
            ["applicationFormDefinitionId"] = asksForm
                ? context.Id(Kind.ApplicationForm, form)
                : null,
            ["applicationFormFieldPath"] = asksForm ? QuestionPath(form) : null,
        };
    }

    // The one open question of the application form.
    private string QuestionPath(int form) =>
        Forms.Definition(context, Kind.ApplicationForm, form, Forms.Application)["sections"]![0]![
            "fields"
        ]!
            .AsArray()
            .Select(entry => entry!["field"]!)
            .Where(field => (string?)field["type"] == "LongText")
            .Select(field => (string)field["path"]!)
            .First();
}
