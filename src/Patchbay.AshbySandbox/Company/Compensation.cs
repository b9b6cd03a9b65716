using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>What a job pays, in the tiers and components that jobs and their postings show.</summary>
internal static class Compensation
{
    public static JsonArray Tiers(CompanyContext context, int job)
    {
        var spec = JobSpecs.All[job];
        var components = new JsonArray { WithId(Salary(spec), job * 2) };
        if (HasBonus(spec))
        {
            components.Add(WithId(Bonus(), job * 2 + 1));
        }
        return
        [
            new JsonObject
            {
                ["id"] = context.Id(Kind.CompensationTier, job),
                ["title"] = null,
                ["additionalInformation"] = HasBonus(spec)
                    ? "Bonus on team results, paid in March."
                    : null,
                ["components"] = components,
                ["tierSummary"] = Summary(spec),
            },
        ];

        JsonObject WithId(JsonObject component, int index)
        {
            component["id"] = context.Id(Kind.CompensationComponent, index);
            return component;
        }
    }

    public static JsonArray SummaryComponents(int job)
    {
        var spec = JobSpecs.All[job];
        return HasBonus(spec) ? [Salary(spec), Bonus()] : [Salary(spec)];
    }

    public static string Summary(JobSpec spec) =>
        HasBonus(spec) ? Range(spec) + " • Offers Bonus" : Range(spec);

    private static bool HasBonus(JobSpec spec) => spec.Plan == 1;

    private static JsonObject Salary(JobSpec spec) =>
        new()
        {
            ["compensationType"] = "Salary",
            ["interval"] = "1 YEAR",
            ["currencyCode"] = spec.Currency,
            ["label"] = "Salary",
            ["minValue"] = spec.Low,
            ["maxValue"] = spec.High,
            ["summary"] = Range(spec),
        };

    private static JsonObject Bonus() =>
        new()
        {
            ["compensationType"] = "Bonus",
            ["interval"] = "1 YEAR",
            ["currencyCode"] = null,
            ["label"] = "Bonus",
            ["minValue"] = null,
            ["maxValue"] = null,
            ["summary"] = "Offers Bonus",
        };

    private static string Range(JobSpec spec) =>
        $"{Amount(spec.Low)} – {Amount(spec.High)} {spec.Currency}";

    private static string Amount(int value) =>
        value >= 1_000_000
            ? (value / 1_000_000m).ToString("0.##", CultureInfo.InvariantCulture) + "M"
            : (value / 1_000).ToString(CultureInfo.InvariantCulture) + "K";
}
