using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>Offers of the recent applications that came so far, in the full shape of offer.info.</summary>
internal sealed class Offers
{
    private readonly CompanyContext _context;
    private readonly Pipeline _pipeline;
    private readonly People _people;
    private readonly CustomFields _fields;

    public Offers(CompanyContext context, Pipeline pipeline, People people, CustomFields fields)
    {
        _context = context;
        _pipeline = pipeline;
        _people = people;
        _fields = fields;
        Items =
        [
            .. RecentApplications
                .Of(context, pipeline)
                .Where(facts => facts.Reached >= InterviewPlans.FirstOf(facts.Plan, "Offer"))
                .Select((facts, index) => Offer(facts, index)),
        ];
    }

    public IReadOnlyList<JsonObject> Items { get; }

    private JsonObject Offer(ApplicationFacts facts, int index)
    {
        var offered = _pipeline.EnteredAt(
            facts,
            InterviewPlans.FirstOf(facts.Plan, "Offer") - facts.First
        );
        var (acceptance, status, approval) = facts.Status switch
        {
            "Hired" => ("Accepted", "CandidateAccepted", "Approved"),
            "Archived" => ("Declined", "CandidateRejected", "Approved"),
            _ => (index % 4) switch
            {
                0 => ("Created", "WaitingOnApprovalStart", null),
                1 => ("Created", "WaitingOnOfferApproval", "WaitingOnApprovals"),
                _ => ("Pending", "WaitingOnCandidateResponse", (string?)"Approved"),
            },
        };
        var decided = facts.Status is "Hired" or "Archived";
        // Some candidates ask for more, and then there is a second version.
        var versions = Enumerable
            .Range(0, index % 3 == 0 ? 2 : 1)
            .Select(at => Version(facts, index, at, offered, approval))
            .ToList();
        return new JsonObject
        {
            ["id"] = _context.Id(Kind.Offer, index),
            ["decidedAt"] = decided ? CompanyContext.Stamp(facts.LastStageAt) : null,
            ["applicationId"] = _context.Id(Kind.Application, facts.Index),
            ["acceptanceStatus"] = acceptance,
            ["offerStatus"] = status,
            ["latestVersion"] = versions[^1].Copy(),
            ["versions"] = Json.Objects(versions),
            ["formDefinition"] = Forms.Definition(_context, Kind.OfferForm, 0, Forms.Offer),
        };
    }

    private JsonObject Version(
        in ApplicationFacts facts,
        int offer,
        int at,
        long offered,
        string? approval
    )
    {
        var spec = JobSpecs.All[facts.Job];
        var random = _context.Random(Kind.OfferVersion, offer);
        var step = (spec.High - spec.Low) / 10;
        var until = facts.Status is "Hired" or "Archived" ? facts.LastStageAt : _context.Now;
        return new JsonObject
        {
            ["id"] = VersionId(_context, offer, at),
            ["startDate"] = CompanyContext.Date(
                offered + (60 + random.Below(60)) * CompanyContext.Day
            ),
            ["salary"] = new JsonObject
            {
                ["currencyCode"] = spec.Currency,
                ["value"] = spec.Low + step * (4 + random.Below(4) + at),
            },
            ["createdAt"] = CompanyContext.Stamp(offered + (until - offered) / 3 * at),
            ["openingId"] = Openings.IdForJob(_context, facts.Job),
            ["customFields"] = _fields.Values("Offer", Kind.Offer, offer * 2 + at),
            ["fileHandles"] = new JsonArray(),
            ["author"] = _people.Users[Jobs.RecruiterOf(facts.Job)].Copy(),
            ["approvalStatus"] = approval,
        };
    }

    public static string VersionId(CompanyContext context, int offer, int at) =>
        context.Id(Kind.OfferVersion, offer * 2 + at);
}
