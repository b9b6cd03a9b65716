using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>The lists an organisation fills its drop-downs from: sources, reasons, tags, projects, templates, brands.</summary>
internal sealed class Vocabulary
{
    private readonly CompanyContext _context;

    public Vocabulary(CompanyContext context, CustomFields fields)
    {
        _context = context;
        Sources = Json.Build(SourceTitles.Length, Source);
        SourceTrackingLinks = Json.Build(3, SourceTrackingLink);
        ArchiveReasons = Json.Build(
            Reasons.Length,
            index => new JsonObject
            {
                ["id"] = context.Id(Kind.ArchiveReason, index),
                ["text"] = Reasons[index].Text,
                ["reasonType"] = Reasons[index].Type,
                ["isArchived"] = Reasons[index].IsArchived,
            }
        );
        CloseReasons = Titled(
            Kind.CloseReason,
            "reasonText",
            [
                "Hire made",
                "Role cancelled",
                "Budget frozen",
                "Merged with another opening",
                "Opened by mistake",
            ],
            archived: 4
        );
        CandidateTags = Titled(
            Kind.CandidateTag,
            "title",
            [
                "Silver medallist",
                "Speaks at meetups",
                "Open to relocation",
                "Alumni",
                "Spring campus fair",
                "Do not e-mail",
            ],
            archived: 4
        );
        Projects = Json.Build(ProjectTitles.Length, index => Project(index, fields));
        Brands = Json.Build(
            2,
            index => new JsonObject
            {
                ["id"] = context.Id(Kind.Brand, index),
                ["name"] =
                    index == 0 ? CompanyContext.CompanyName : "Northlight Calibration Services",
                ["hostedJobsPageSlug"] = index == 0 ? "northlight" : "northlight-calibration",
            }
        );
        CommunicationTemplates = Json.Build(Templates.Length, CommunicationTemplate);
    }

    public const int AppliedSource = 0;
    public const int ReferralSource = 3;

    private static readonly string[] SourceTypes =
    [
        "Inbound",
        "Sourced",
        "Referral",
        "Agency",
        "Event",
    ];

    public static readonly (string Title, int Type, bool IsArchived)[] SourceTitles =
    [
        ("Careers page", 0, false),
        ("LinkedIn", 1, false),
        ("Open-source contributor search", 1, false),
        ("Employee referral", 2, false),
        ("Tindra & Fox Search", 3, false),
        ("University fair", 4, false),
        ("Photonics job board", 0, false),
        ("Print advertisement", 0, true),
    ];

    /// <summary>Types in the order that applications pick from; the last is no longer offered.</summary>
    public static readonly (string Text, string Type, bool IsArchived)[] Reasons =
    [
        ("Lacks required experience", "RejectedByOrg", false),
        ("Did not pass technical interview", "RejectedByOrg", false),
        ("Role was filled", "RejectedByOrg", false),
        ("Salary expectation out of range", "RejectedByOrg", false),
        ("Accepted another offer", "RejectedByCandidate", false),
        ("Withdrew, no reason given", "RejectedByCandidate", false),
        ("Did not want to relocate", "RejectedByCandidate", false),
        ("Duplicate application", "Other", false),
        ("Never answered", "Other", false),
        ("Moved to paper file", "Other", true),
    ];

    private static readonly (
        string Title,
        string? Description,
        bool Confidential,
        bool IsArchived
    )[] ProjectTitles =
    [
        (
            "Laser safety specialists",
            "People who have taken a class 4 product through certification.",
            false,
            false
        ),
        ("Firmware bench", "Strong embedded candidates we had no seat for.", false, false),
        ("Future site leads", null, true, false),
        ("Interns to call back", "Finish their degree next summer.", false, false),
        ("Leeds closure", "Colleagues of closed suppliers.", false, true),
    ];

    private static readonly (string Title, string[] Types)[] Templates =
    [
        ("Thanks for applying", ["email"]),
        ("Not this time", ["email"]),
        ("Not this time, but stay in touch", ["email", "inMail"]),
        ("First message, firmware", ["inMail", "linkedInConnection"]),
        ("Interview confirmation", ["email"]),
    ];

    public IReadOnlyList<JsonObject> Sources { get; }

    public IReadOnlyList<JsonObject> SourceTrackingLinks { get; }

    public IReadOnlyList<JsonObject> ArchiveReasons { get; }

    public IReadOnlyList<JsonObject> CloseReasons { get; }

    public IReadOnlyList<JsonObject> CandidateTags { get; }

    public IReadOnlyList<JsonObject> Projects { get; }

    public IReadOnlyList<JsonObject> Brands { get; }

    public IReadOnlyList<JsonObject> CommunicationTemplates { get; }

    private JsonObject Source(int index)
    {
        var (title, type, archived) = SourceTitles[index];
        return new JsonObject
        {
            ["id"] = _context.Id(Kind.Source, index),
            ["title"] = title,
            ["isArchived"] = archived,
            ["sourceType"] = new JsonObject
            {
                ["id"] = _context.Id(Kind.SourceType, type),
                ["title"] = SourceTypes[type],
                ["isArchived"] = false,
            },
        };
    }

    private JsonObject SourceTrackingLink(int index)
    {
        var random = _context.Random(Kind.SourceTrackingLink, index);
        var code = $"nl{random.Below(1_000_000):D6}";
        return new JsonObject
        {
            ["id"] = _context.Id(Kind.SourceTrackingLink, index),
            ["code"] = code,
            ["enabled"] = index != 2,
            ["sourceId"] = _context.Id(Kind.Source, index == 0 ? 1 : index + 4),
            ["link"] = $"https://jobs.ashbyhq.com/northlight?utm_source={code}",
        };
    }

    private JsonObject Project(int index, CustomFields fields)
    {
        var (title, description, confidential, archived) = ProjectTitles[index];
        return new JsonObject
        {
            ["id"] = _context.Id(Kind.Project, index),
            ["title"] = title,
            ["description"] = description,
            ["isArchived"] = archived,
            ["confidential"] = confidential,
            ["authorId"] =
                index == 4 ? null : _context.Id(Kind.User, People.FirstRecruiter + index),
            ["createdAt"] = CompanyContext.Stamp(_context.DaysAgo(700 - 90 * index)),
            ["customFieldEntries"] = fields.Values("Talent_Project", Kind.Project, index),
        };
    }

    private JsonObject CommunicationTemplate(int index)
    {
        var random = _context.Random(Kind.CommunicationTemplate, index);
        var created = _context.DaysAgo(900 - 20 * index);
        return new JsonObject
        {
            ["id"] = _context.Id(Kind.CommunicationTemplate, index),
            ["createdAt"] = CompanyContext.Stamp(created),
            ["updatedAt"] = CompanyContext.Stamp(created + random.Below(600 * CompanyContext.Day)),
            ["title"] = Templates[index].Title,
            ["intendedTypes"] = Json.Strings(Templates[index].Types),
        };
    }

    private IReadOnlyList<JsonObject> Titled(
        Kind kind,
        string key,
        string[] titles,
        int archived
    ) =>
        Json.Build(
            titles.Length,
            index => new JsonObject
            {
                ["id"] = _context.Id(kind, index),
                [key] = titles[index],
                ["isArchived"] = index == archived,
            }
        );
}
