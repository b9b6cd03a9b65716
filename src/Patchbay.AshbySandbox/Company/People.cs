using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>The company's own people: who recruits, who leads, who interviews.</summary>
internal sealed class People
{
    public const int Count = 40;

    // Fixed seats, so that jobs, notes and schedules can say "a recruiter" without searching.
    public const int FirstRecruiter = 2,
        Recruiters = 6,
        FirstCoordinator = 8,
        Coordinators = 2,
        FirstSourcer = 10,
        Sourcers = 2,
        FirstManager = 12,
        Managers = 10,
        FirstInterviewer = 22,
        Interviewers = 17;

    private const int Disabled = 39;

    private readonly CompanyContext _context;

    public People(CompanyContext context)
    {
        _context = context;
        var taken = new HashSet<string>();
        Users = Json.Build(Count, index => User(index, taken));
        HiringTeamRoles = Json.Build(
            Roles.Length,
            index => new JsonObject
            {
                ["id"] = context.Id(Kind.HiringTeamRole, index),
                ["title"] = Roles[index],
            }
        );
    }

    public static readonly string[] Roles =
    [
        "Hiring Manager",
        "Recruiter",
        "Recruiting Coordinator",
        "Sourcer",
    ];

    public IReadOnlyList<JsonObject> Users { get; }

    public IReadOnlyList<JsonObject> HiringTeamRoles { get; }

    public string UserId(int index) => _context.Id(Kind.User, index);

    public string FirstName(int index) => (string)Users[index]["firstName"]!;

    public JsonObject HiringTeamMember(int user, string role) =>
        new()
        {
            ["email"] = (string)Users[user]["email"]!,
            ["firstName"] = FirstName(user),
            ["lastName"] = (string)Users[user]["lastName"]!,
            ["role"] = role,
            ["userId"] = UserId(user),
        };

    private JsonObject User(int index, HashSet<string> taken)
    {
        var random = _context.Random(Kind.User, index);
        Persona persona;
        do
        {
            persona = Persona.Draw(ref random);
        } while (!taken.Add(persona.Slug));
        return new JsonObject
        {
            ["id"] = UserId(index),
            ["firstName"] = persona.Given.Text,
            ["lastName"] = persona.Family.Text,
            ["email"] = $"{persona.Slug}@example.com",
            ["globalRole"] = index switch
            {
                < FirstRecruiter => "Organization Admin",
                < FirstSourcer => "Elevated Access",
                FirstSourcer => "External Recruiter",
                _ => "Limited Access",
            },
            ["isEnabled"] = index != Disabled,
            ["updatedAt"] = CompanyContext.Stamp(
                _context.DaysAgo(400) + random.Below(390 * CompanyContext.Day)
            ),
        };
    }
}
