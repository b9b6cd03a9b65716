using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

internal sealed class Jobs
{
    private readonly CompanyContext _context;
    private readonly Organisation _organisation;
    private readonly People _people;
    private readonly InterviewPlans _plans;
    private readonly CustomFields _fields;

    public Jobs(
        CompanyContext context,
        Organisation organisation,
        People people,
        InterviewPlans plans,
        CustomFields fields
    )
    {
        _context = context;
        _organisation = organisation;
        _people = people;
        _plans = plans;
        _fields = fields;
        Items = Json.Build(JobSpecs.All.Length, Job);
        Boards = Json.Build(
            2,
            index => new JsonObject
            {
                ["id"] = context.Id(Kind.JobBoard, index),
                ["title"] = index == 0 ? "Careers page" : "Colleagues only",
                ["isInternal"] = index == 1,
            }
        );
        Templates = Json.Build(4, Template);
    }

    public IReadOnlyList<JsonObject> Items { get; }

    public IReadOnlyList<JsonObject> Boards { get; }

    public IReadOnlyList<JsonObject> Templates { get; }

    public string JobId(int job) => _context.Id(Kind.Job, job);

    public static int RecruiterOf(int job) => People.FirstRecruiter + job % People.Recruiters;

    public static int ManagerOf(int job) => People.FirstManager + job % People.Managers;

    public JsonArray HiringTeam(int job)
    {
        var team = new JsonArray
        {
            _people.HiringTeamMember(ManagerOf(job), "Hiring Manager"),
            _people.HiringTeamMember(RecruiterOf(job), "Recruiter"),
        };
        if (job % 3 == 0)
        {
            var coordinator = People.FirstCoordinator + job % People.Coordinators;
            team.Add(_people.HiringTeamMember(coordinator, "Recruiting Coordinator"));
        }
        return team;
    }

    /// <summary>Null for every third job: not all jobs choose a brand.</summary>
    public string? BrandId(int job) => job % 3 == 2 ? null : _context.Id(Kind.Brand, job % 2);

    private JsonObject Job(int index)
    {
        var spec = JobSpecs.All[index];
        var created = _context.DaysAgo(spec.CreatedDaysAgo);
        long? closed = spec.ClosedDaysAgo is { } days ? _context.DaysAgo(days) : null;
        var random = _context.Random(Kind.Job, index);
        var touched = closed ?? created;
        var job = new JsonObject
        {
            ["id"] = JobId(index),
            ["title"] = spec.Title,
            ["confidential"] = spec.IsConfidential,
            ["status"] = spec.Status,
            ["employmentType"] = spec.Employment,
            ["locationId"] = _organisation.LocationId(spec.Location),
            ["departmentId"] = _organisation.DepartmentId(spec.Department),
        };
        // A draft may not have chosen its plan yet.
        var hasPlan = index != 22;
        if (hasPlan)
        {
            job["defaultInterviewPlanId"] = _plans.PlanId(spec.Plan);
        }
        job["interviewPlanIds"] = Json.Strings(hasPlan ? [_plans.PlanId(spec.Plan)] : []);
        job["customFields"] = _fields.Values("Job", Kind.Job, index);
        job["jobPostingIds"] = Json.Strings(
            JobPostings.Of(index).Select(at => JobPostings.Id(_context, index, at))
        );
        job["customRequisitionId"] = index % 4 == 0 ? _context.Id(Kind.Requisition, index) : null;
        job["brandId"] = BrandId(index);
        job["hiringTeam"] = HiringTeam(index);
        job["author"] = _people.Users[RecruiterOf(index)].Copy();
        job["createdAt"] = CompanyContext.Stamp(created);
        job["updatedAt"] = CompanyContext.Stamp(touched + random.Below(_context.Now - touched));
        job["openedAt"] = spec.OpenedDaysAgo is { } opened
            ? CompanyContext.Stamp(_context.DaysAgo(opened))
            : null;
        job["closedAt"] = closed is { } at ? CompanyContext.Stamp(at) : null;
        return job;
    }

    private JsonObject Template(int index)
    {
        var random = _context.Random(Kind.JobTemplate, index);
        var created = _context.DaysAgo(1000 - 50 * index);
        var bare = index == 3;
        return new JsonObject
        {
            ["id"] = _context.Id(Kind.JobTemplate, index),
            ["title"] = new[] { "Engineer", "Salesperson", "Intern", "Blank" }[index],
            ["status"] = bare ? "Inactive" : "Active",
            ["locationId"] = bare ? null : _organisation.LocationId(3),
            ["departmentId"] = bare ? null : _organisation.DepartmentId(index == 1 ? 12 : 0),
            ["defaultInterviewPlanId"] = bare ? null : _plans.PlanId(index),
            ["interviewPlanIds"] = Json.Strings(bare ? [] : [_plans.PlanId(index)]),
            ["createdAt"] = CompanyContext.Stamp(created),
            ["updatedAt"] = CompanyContext.Stamp(created + random.Below(700 * CompanyContext.Day)),
        };
    }
}
