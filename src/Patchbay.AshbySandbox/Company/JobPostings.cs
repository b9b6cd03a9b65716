using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>What the careers page shows of a job, in the full shape of jobPosting.info.</summary>
internal sealed class JobPostings
{
    private const int PerJob = 4;
    private readonly CompanyContext _context;
    private readonly Organisation _organisation;
    private readonly Surveys _surveys;

    public JobPostings(CompanyContext context, Organisation organisation, Surveys surveys)
    {
        _context = context;
        _organisation = organisation;
        _surveys = surveys;
        Items =
        [
            .. Enumerable
                .Range(0, JobSpecs.All.Length)
                .SelectMany(job => Of(job).Select(at => Posting(job, at))),
        ];
    }

    public IReadOnlyList<JsonObject> Items { get; }

    /// <summary>Open and closed jobs have a posting, some a second one; drafts and archived jobs have none.</summary>
    public static IEnumerable<int> Of(int job) =>
        JobSpecs.All[job].Status switch
        {
            "Open" => Enumerable.Range(0, job % 5 == 3 ? 2 : 1),
            "Closed" => [0],
            _ => [],
        };

    public static string Id(CompanyContext context, int job, int at) =>
        context.Id(Kind.JobPosting, job * PerJob + at);

    /// <summary>Which application form a posting shows.</summary>
    public static int FormNumber(int job, int at) => job * PerJob + at;

    private JsonObject Posting(int job, int at)
    {
        var spec = JobSpecs.All[job];
        var site = Organisation.Sites[spec.Location];
        var (department, team) = Placement(spec.Department);
        var id = Id(_context, job, at);
        var published = _context.DaysAgo(spec.OpenedDaysAgo!.Value);
        var listed = spec is { Status: "Open", IsConfidential: false } && at == 0;
        var second = at == 0 ? [] : new[] { _organisation.LocationId(7) };
        var body = Body(spec);
        return new JsonObject
        {
            ["id"] = id,
            ["title"] = at == 0 ? spec.Title : spec.Title + " (internal move)",
            ["descriptionPlain"] = $"{OpeningText}\n\n{body.Plain}",
            ["descriptionHtml"] = $"<p>{OpeningText}</p>{body.Html}",
            ["descriptionSocial"] =
                job % 2 == 0 ? $"{spec.Title} at {CompanyContext.CompanyName}" : null,
            ["descriptionParts"] = new JsonObject
            {
                ["descriptionOpening"] = Part($"<p>{OpeningText}</p>", OpeningText),
                ["descriptionBody"] = Part(body.Html, body.Plain),
                ["descriptionClosing"] = null,
            },
            ["departmentName"] = department,
            ["teamName"] = team,
            ["teamNameHierarchy"] = Json.Strings(department == team ? [team] : [department, team]),
            ["jobId"] = _context.Id(Kind.Job, job),
            ["locationName"] = site.Name,
            ["locationIds"] = new JsonObject
            {
                ["primaryLocationId"] = _organisation.LocationId(spec.Location),
                ["secondaryLocationIds"] = Json.Strings(second),
            },
            ["linkedData"] = LinkedData(spec, id, body.Html, published),
            ["publishedDate"] = CompanyContext.Date(published),
            ["applicationDeadline"] =
                job % 6 == 2 ? CompanyContext.Stamp(_context.Now + 30 * CompanyContext.Day) : null,
            ["address"] = Organisation.Address(spec.Location),
            ["isRemote"] = site.Workplace == "Remote",
            ["workplaceType"] = site.Workplace,
            ["employmentType"] = spec.Employment,
            ["applicationFormDefinition"] = Forms.Definition(
                _context,
                Kind.ApplicationForm,
                FormNumber(job, at),
                Forms.Application
            ),
            ["surveyFormDefinitions"] = Json.Objects([_surveys.Definitions[2].Copy()]),
            ["isListed"] = listed,
            ["suppressDescriptionOpening"] = false,
            ["suppressDescriptionClosing"] = false,
            ["externalLink"] = $"https://jobs.ashbyhq.com/northlight/{id}",
            ["applyLink"] = $"https://jobs.ashbyhq.com/northlight/{id}/application",
            ["compensation"] = new JsonObject
            {
                ["compensationTierSummary"] = Compensation.Summary(spec),
                ["summaryComponents"] = Compensation.SummaryComponents(job),
                ["compensationTiers"] = Compensation.Tiers(_context, job),
                ["shouldDisplayCompensationOnJobBoard"] = job % 2 == 0,
            },
            ["updatedAt"] = CompanyContext.Stamp(published + 2 * CompanyContext.Day),
            ["applicationLimitCalloutHtml"] = null,
            ["status"] = spec.Status == "Open" ? "Published" : "Draft",
        };
    }

    private const string OpeningText =
        "Northlight Instruments builds spectrometers and interferometers that leave the laboratory: "
        + "on ships, in vineyards, above glaciers.";

    private static (string Html, string Plain) Body(JobSpec spec)
    {
        var team = Organisation.DepartmentNames[spec.Department].Name;
        string[] lines =
        [
            $"As {spec.Title} you join the {team} team.",
            "You will own a piece of an instrument from the first sketch to the first complaint.",
            "You bring curiosity, care with numbers, and the habit of writing things down.",
        ];
        return (
            $"<p>{lines[0]}</p><ul><li>{lines[1]}</li><li>{lines[2]}</li></ul>",
            string.Join("\n", lines)
        );
    }

    private static (string Department, string Team) Placement(int department)
    {
        var (name, parent) = Organisation.DepartmentNames[department];
        return (parent is { } above ? Organisation.DepartmentNames[above].Name : name, name);
    }

    private static JsonObject Part(string html, string plain) =>
        new() { ["html"] = html, ["plain"] = plain };

    private static JsonObject LinkedData(JobSpec spec, string id, string html, long published)
    {
        return new JsonObject
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "JobPosting",
            ["title"] = spec.Title,
            ["description"] = html,
            ["identifier"] = new JsonObject
            {
                ["@type"] = "PropertyValue",
                ["name"] = CompanyContext.CompanyName,
                ["value"] = id,
            },
            ["datePosted"] = CompanyContext.Date(published),
            ["hiringOrganization"] = new JsonObject
            {
                ["@type"] = "Organization",
                ["name"] = CompanyContext.CompanyName,
                ["sameAs"] = CompanyContext.Website,
            },
            ["jobLocation"] = new JsonObject
            {
                ["@type"] = "Place",
                ["address"] = new JsonObject { ["@type"] = "PostalAddress" },
            },
            ["employmentType"] = spec.Employment switch
            {
                "PartTime" => "PART_TIME",
                "Intern" => "INTERN",
                "Contract" => "CONTRACTOR",
                "Temporary" => "TEMPORARY",
                _ => "FULL_TIME",
            },
        };
    }
}
