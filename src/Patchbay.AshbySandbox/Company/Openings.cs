using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>Seats to fill: every job has one, the first few a second.</summary>
internal sealed class Openings
{
    private const int Count = 31;
    private readonly CompanyContext _context;
    private readonly Organisation _organisation;
    private readonly Jobs _jobs;
    private readonly CustomFields _fields;

    public Openings(
        CompanyContext context,
        Organisation organisation,
        Jobs jobs,
        CustomFields fields
    )
    {
        _context = context;
        _organisation = organisation;
        _jobs = jobs;
        _fields = fields;
        Items = Json.Build(Count, Opening);
    }

    public IReadOnlyList<JsonObject> Items { get; }

    public static string IdForJob(CompanyContext context, int job) => context.Id(Kind.Opening, job);

    private JsonObject Opening(int index)
    {
        var job = index % JobSpecs.All.Length;
        var spec = JobSpecs.All[job];
        var state = spec.Status switch
        {
            "Open" => index >= JobSpecs.All.Length ? "Approved" : "Open",
            "Draft" => "Draft",
            "Archived" => "Closed",
            _ => index % 2 == 0 ? "Filled" : "Closed",
        };
        var opened = state is "Draft" or "Approved" ? null : spec.OpenedDaysAgo;
        var closed = state is "Filled" or "Closed" ? spec.ClosedDaysAgo : null;
        var archived = spec.Status == "Archived";
        return new JsonObject
        {
            ["id"] = _context.Id(Kind.Opening, index),
            ["openedAt"] = Stamp(opened),
            ["closedAt"] = Stamp(closed),
            ["isArchived"] = archived,
            ["archivedAt"] = archived ? Stamp(spec.ClosedDaysAgo) : null,
            ["closeReasonId"] = state switch
            {
                "Filled" => _context.Id(Kind.CloseReason, 0),
                "Closed" => _context.Id(Kind.CloseReason, 1 + index % 3),
                _ => null,
            },
            ["openingState"] = state,
            ["latestVersion"] = Version(index, job, spec),
        };
    }

    private JsonObject Version(int index, int job, JobSpec spec)
    {
        var created = _context.DaysAgo(spec.CreatedDaysAgo);
        var version = new JsonObject
        {
            ["id"] = _context.Id(Kind.OpeningVersion, index),
            ["identifier"] = $"NL-{100 + index}",
            ["description"] = $"{spec.Title}, {Organisation.Sites[spec.Location].Name}",
            ["authorId"] = _context.Id(Kind.User, Jobs.ManagerOf(job)),
            ["createdAt"] = CompanyContext.Stamp(created),
            ["teamId"] = _organisation.DepartmentId(spec.Department),
            ["jobIds"] = Json.Strings([_jobs.JobId(job)]),
        };
        if (index % 3 != 1)
        {
            version["targetHireDate"] = CompanyContext.Date(created + 120 * CompanyContext.Day);
            version["targetStartDate"] = CompanyContext.Date(created + 180 * CompanyContext.Day);
        }
        version["isBackfill"] = index % 4 == 1;
        version["employmentType"] = spec.Employment;
        version["locationIds"] = Json.Strings([_organisation.LocationId(spec.Location)]);
        version["hiringTeam"] = _jobs.HiringTeam(job);
        version["customFields"] = _fields.Values("Opening", Kind.Opening, index);
        return version;
    }

    private string? Stamp(int? daysAgo) =>
        daysAgo is { } days ? CompanyContext.Stamp(_context.DaysAgo(days)) : null;
}
