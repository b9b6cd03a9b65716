using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

internal sealed record JobSpec(
    string Title,
    int Department,
    int Location,
    string Employment,
    string Status,
    int Plan,
    int CreatedDaysAgo,
    int? ClosedDaysAgo,
    string Currency,
    int Low,
    int High,
    bool IsConfidential = false
)
{
    public int? OpenedDaysAgo => Status == "Draft" ? null : CreatedDaysAgo - 6;
}

internal sealed class Jobs
{
    // Some jobs have been open since before the first candidate came: a place for every application, whatever its date.
    public static readonly JobSpec[] Specs =
    [
        new("Firmware Engineer", 1, 3, "FullTime", "Open", 0, 1400, null, "SEK", 516_000, 696_000),
        new(
            "Laser Safety Engineer",
            2,
            4,
            "FullTime",
            "Open",
            0,
            1350,
            null,
            "EUR",
            62_000,
            84_000
        ),
        new(
            "Software Engineer, Platform",
            3,
            5,
            "FullTime",
            "Open",
            0,
            1300,
            null,
            "PLN",
            216_000,
            312_000
        ),
        new(
            "Senior Software Engineer, Device Cloud",
            3,
            7,
            "FullTime",
            "Open",
            0,
            1290,
            null,
            "EUR",
            78_000,
            105_000
        ),
        new(
            "Production Technician",
            9,
            12,
            "FullTime",
            "Open",
            2,
            1280,
            null,
            "VND",
            240_000_000,
            360_000_000
        ),
        new(
            "Account Executive, Nordics",
            13,
            3,
            "FullTime",
            "Open",
            1,
            1270,
            null,
            "SEK",
            480_000,
            640_000
        ),
        new(
            "Customer Success Manager",
            15,
            6,
            "FullTime",
            "Open",
            1,
            1260,
            null,
            "EUR",
            55_000,
            72_000
        ),
        new(
            "Intern, Optical Metrology",
            2,
            8,
            "Intern",
            "Open",
            2,
            1250,
            null,
            "USD",
            42_000,
            48_000
        ),
        new("Optical Designer", 2, 8, "FullTime", "Open", 0, 300, null, "USD", 118_000, 152_000),
        new(
            "Test Automation Engineer",
            4,
            11,
            "FullTime",
            "Open",
            0,
            210,
            null,
            "INR",
            2_400_000,
            3_800_000
        ),
        new(
            "Weekend Calibration Technician",
            9,
            9,
            "PartTime",
            "Open",
            2,
            120,
            null,
            "BRL",
            38_000,
            52_000
        ),
        new(
            "Site Director",
            8,
            12,
            "FullTime",
            "Open",
            3,
            90,
            null,
            "USD",
            150_000,
            190_000,
            IsConfidential: true
        ),
        new(
            "Product Manager, Spectrometers",
            6,
            7,
            "FullTime",
            "Open",
            1,
            60,
            null,
            "EUR",
            70_000,
            92_000
        ),
        new(
            "Field Application Engineer",
            14,
            10,
            "FullTime",
            "Open",
            1,
            45,
            null,
            "USD",
            95_000,
            125_000
        ),
        new("Industrial Designer", 7, 3, "Contract", "Open", 1, 30, null, "SEK", 540_000, 660_000),
        new(
            "Embedded Linux Engineer",
            1,
            5,
            "FullTime",
            "Closed",
            0,
            1300,
            420,
            "PLN",
            228_000,
            324_000
        ),
        new(
            "Head of Supply Chain",
            10,
            3,
            "FullTime",
            "Closed",
            3,
            1200,
            610,
            "SEK",
            780_000,
            960_000
        ),
        new(
            "Buyer, Glass and Coatings",
            10,
            4,
            "FullTime",
            "Closed",
            1,
            800,
            290,
            "EUR",
            52_000,
            66_000
        ),
        new(
            "Sales Development Representative",
            14,
            8,
            "FullTime",
            "Closed",
            1,
            700,
            150,
            "USD",
            58_000,
            70_000
        ),
        new(
            "Chief Financial Officer",
            19,
            3,
            "FullTime",
            "Closed",
            3,
            500,
            60,
            "SEK",
            1_400_000,
            1_800_000,
            true
        ),
        new(
            "Data Analyst, Marketing",
            16,
            7,
            "Temporary",
            "Closed",
            1,
            400,
            35,
            "EUR",
            46_000,
            58_000
        ),
        new(
            "Applied Scientist, Interferometry",
            2,
            3,
            "FullTime",
            "Draft",
            0,
            14,
            null,
            "SEK",
            600_000,
            780_000
        ),
        new("Talent Partner", 18, 6, "FullTime", "Draft", 1, 6, null, "EUR", 58_000, 74_000),
        new(
            "Calibration Engineer, Leeds",
            4,
            13,
            "FullTime",
            "Archived",
            4,
            1390,
            900,
            "GBP",
            38_000,
            47_000
        ),
        new(
            "Facilities Assistant",
            8,
            4,
            "PartTime",
            "Archived",
            2,
            650,
            380,
            "EUR",
            24_000,
            29_000
        ),
    ];

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
        Items = Json.Build(Specs.Length, Job);
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

    /// <summary>Two in three brands' worth of jobs carry a brand; the rest say null.</summary>
    public string? BrandId(int job) => job % 3 == 2 ? null : _context.Id(Kind.Brand, job % 2);

    private JsonObject Job(int index)
    {
        var spec = Specs[index];
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
