using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>Who had to say yes: to offers, to one job and to one opening.</summary>
internal sealed class Approvals
{
    private readonly CompanyContext _context;

    public Approvals(CompanyContext context, Offers offers)
    {
        _context = context;
        var ofOffers = offers
            .Items.Select(offer => offer["latestVersion"]!.AsObject())
            .Where(version => version["approvalStatus"] is not null)
            .Select(version =>
                (
                    Entity: version,
                    Type: "offer",
                    Done: (string?)version["approvalStatus"] == "Approved"
                )
            )
            .ToList();
        var others = new[]
        {
            (Kind: Kind.Job, Index: 8, Type: "job", Done: true),
            (Kind: Kind.Opening, Index: 26, Type: "opening", Done: false),
        };
        Items =
        [
            .. ofOffers.Select(
                (item, index) =>
                    Approval(
                        index,
                        (string)item.Entity["id"]!,
                        item.Type,
                        Moment(item.Entity),
                        item.Done
                    )
            ),
            .. others.Select(
                (item, at) =>
                    Approval(
                        ofOffers.Count + at,
                        context.Id(item.Kind, item.Index),
                        item.Type,
                        context.DaysAgo(40),
                        item.Done
                    )
            ),
        ];

        static long Moment(JsonObject version) =>
            DateTimeOffset
                .Parse(
                    (string)version["createdAt"]!,
                    System.Globalization.CultureInfo.InvariantCulture
                )
                .ToUnixTimeMilliseconds();
    }

    public IReadOnlyList<JsonObject> Items { get; }

    private JsonObject Approval(
        int index,
        string entityId,
        string entityType,
        long created,
        bool done
    )
    {
        var decided = created + Math.Min(6 * CompanyContext.Hour, _context.Now - created);
        return new JsonObject
        {
            ["id"] = _context.Id(Kind.Approval, index),
            ["approvalDefinitionId"] = _context.Id(Kind.ApprovalDefinition, index),
            ["entityId"] = entityId,
            ["entityType"] = entityType,
            ["createdAt"] = CompanyContext.Stamp(created),
            ["submittedAt"] = CompanyContext.Stamp(created),
            ["completedAt"] = done ? CompanyContext.Stamp(decided) : null,
            ["steps"] = Json.Objects(
                Enumerable.Range(0, 2).Select(step => Step(index, step, created, decided, done))
            ),
        };
    }

    private JsonObject Step(int approval, int at, long requested, long decided, bool done)
    {
        // While the approval runs, the first step is through and the second waits.
        var finished = done || at == 0;
        var step = new JsonObject
        {
            ["id"] = _context.Id(Kind.ApprovalStep, approval * 2 + at),
            ["approvalsRequired"] = 1,
        };
        if (finished)
        {
            step["completedAt"] = CompanyContext.Stamp(decided);
        }
        var approver = new JsonObject
        {
            ["id"] = _context.Id(Kind.Approver, approval * 2 + at),
            ["userId"] = _context.Id(
                Kind.User,
                at == 0 ? People.FirstManager + approval % People.Managers : 0
            ),
            ["decision"] = finished ? "approve" : "pending",
        };
        if (finished)
        {
            approver["decidedAt"] = CompanyContext.Stamp(decided);
        }
        approver["requestedAt"] = CompanyContext.Stamp(requested);
        step["approvers"] = new JsonArray(approver);
        return step;
    }
}
