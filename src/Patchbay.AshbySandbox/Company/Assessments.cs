using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>Tests that a partner was asked to hold for the newest applicants under way, and has not reported on yet.</summary>
internal sealed class Assessments
{
    private const int Most = 4;
    private const int ApplicationsLookedAt = 200;

    private static readonly string[] Types =
    [
        "Error budgets, 40 minutes",
        "Reading a schematic, 30 minutes",
    ];

    public Assessments(CompanyContext context, Pipeline pipeline)
    {
        Items =
        [
            .. Enumerable
                .Range(0, Math.Min(ApplicationsLookedAt, pipeline.Roster.ApplicationCount))
                .Select(back => pipeline.Facts(pipeline.Roster.ApplicationCount - 1 - back))
                .Where(facts => facts.Status == "Active")
                .Take(Most)
                .Select(Started),
        ];

        JsonObject Started(ApplicationFacts facts, int index) =>
            new()
            {
                ["id"] = context.Id(Kind.Assessment, index),
                ["partnerId"] = context.Id(Kind.AssessmentPartner, 0),
                ["candidateId"] = context.Id(Kind.Candidate, facts.Candidate),
                ["applicationId"] = context.Id(Kind.Application, facts.Index),
                ["assessmentTypeId"] = context.Id(Kind.AssessmentType, index % Types.Length),
                ["assessmentName"] = Types[index % Types.Length],
                ["state"] = "Started",
                ["startedAt"] = CompanyContext.Stamp(facts.LastStageAt),
                ["updatedAt"] = CompanyContext.Stamp(facts.LastStageAt),
                ["metadata"] = new JsonArray(),
            };
    }

    public IReadOnlyList<JsonObject> Items { get; }
}
