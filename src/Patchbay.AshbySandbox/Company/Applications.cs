using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>Applications and their history in Ashby's shape, made anew each time they are asked for.</summary>
internal sealed class Applications(
    CompanyContext context,
    Pipeline pipeline,
    Profiles profiles,
    Attribution attribution,
    Vocabulary vocabulary,
    InterviewPlans plans,
    Jobs jobs,
    CustomFields fields
)
{
    private const string Browser =
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

    public JsonObject Application(int index)
    {
        var facts = pipeline.Facts(index);
        var credit = attribution.Of(facts);
        var application = new JsonObject
        {
            ["id"] = context.Id(Kind.Application, index),
            ["createdAt"] = CompanyContext.Stamp(facts.CreatedAt),
            ["updatedAt"] = CompanyContext.Stamp(facts.UpdatedAt),
            ["status"] = facts.Status,
            ["customFields"] = fields.Values("Application", Kind.Application, index),
            ["candidate"] = Candidate(facts.Candidate),
            ["currentInterviewStage"] = plans.Stage(facts.Plan, facts.Current),
            ["source"] = attribution.Source(credit),
            ["archiveReason"] = ArchiveReason(facts),
        };
        if (facts.Status == "Archived")
        {
            application["archivedAt"] = CompanyContext.Stamp(facts.LastStageAt);
        }
        application["job"] = Job(facts.Job);
        application["creditedToUser"] = attribution.CreditedToUser(credit);
        application["hiringTeam"] = jobs.HiringTeam(facts.Job);

        var submitter = Submitter(facts);
        application["appliedViaJobPostingId"] = submitter is null
            ? null
            : JobPostings.Id(context, facts.Job, 0);
        application["submitterClientIp"] = submitter;
        application["submitterUserAgent"] = submitter is null ? null : Browser;
        return application;
    }

    /// <summary>From where a candidate sent the applications that came through a posting.</summary>
    public IReadOnlyList<JsonObject> ClientInfoOf(int candidate) =>
        [
            .. pipeline
                .Roster.ApplicationsOf(candidate)
                .Select(pipeline.Facts)
                .Where(facts => Submitter(facts) is not null)
                .Select(facts => new JsonObject
                {
                    ["id"] = context.Id(Kind.ClientInfo, facts.Index),
                    ["ipAddress"] = Submitter(facts),
                    ["userAgent"] = Browser,
                    ["relatedEntityType"] = "application",
                    ["relatedEntityId"] = context.Id(Kind.Application, facts.Index),
                    ["candidateId"] = context.Id(Kind.Candidate, candidate),
                    ["createdAt"] = CompanyContext.Stamp(facts.CreatedAt),
                }),
        ];

    public JsonArray History(int index)
    {
        var facts = pipeline.Facts(index);
        var history = new JsonArray();
        for (var step = 0; step < facts.Events; step++)
        {
            history.Add(HistoryEvent(facts, step));
        }
        return history;
    }

    private JsonObject HistoryEvent(in ApplicationFacts facts, int step)
    {
        var stage = facts.StageAt(step);
        var entry = new JsonObject
        {
            ["id"] = context.Id(Kind.HistoryEvent, Pipeline.HistoryIndex(facts.Index, step)),
            ["stageId"] = plans.StageId(facts.Plan, stage),
            ["title"] = InterviewPlans.StagesOf(facts.Plan)[stage].Title,
            ["enteredStageAt"] = CompanyContext.Stamp(pipeline.EnteredAt(facts, step)),
        };
        if (step + 1 < facts.Events)
        {
            entry["leftStageAt"] = CompanyContext.Stamp(pipeline.EnteredAt(facts, step + 1));
        }
        entry["stageNumber"] = step;
        entry["allowedActions"] = Json.Strings(
            step == 0 ? ["set_entered_at"] : ["delete", "set_entered_at"]
        );
        // Whoever applied put themselves there; a lead, and every later step, is somebody's doing.
        entry["actorId"] =
            step == 0 && !facts.IsSourced
                ? null
                : context.Id(Kind.User, Jobs.RecruiterOf(facts.Job));
        return entry;
    }

    /// <summary>The address, from a range kept for documentation, of whoever applied through the careers page or the
    /// job board to a job that was posted there.</summary>
    private string? Submitter(ApplicationFacts facts) =>
        attribution.Of(facts).Source is 0 or 6 && JobPostings.Of(facts.Job).Any()
            ? context.Random(Kind.ClientInfo, facts.Index).Pick(Networks)
                + (1 + context.Random(Kind.Application, facts.Index).Below(254)).ToString(
                    CultureInfo.InvariantCulture
                )
            : null;

    private static readonly string[] Networks = ["192.0.2.", "198.51.100.", "203.0.113."];

    private JsonObject Candidate(int index)
    {
        var profile = profiles.Of(index);
        var candidate = new JsonObject
        {
            ["id"] = context.Id(Kind.Candidate, index),
            ["name"] = profile.Persona.FullName,
        };
        Contact.AddPrimary(candidate, "primaryEmailAddress", Contact.Emails(profile));
        Contact.AddPrimary(candidate, "primaryPhoneNumber", Contact.Phones(profile));
        return candidate;
    }

    private JsonObject? ArchiveReason(in ApplicationFacts facts)
    {
        if (facts.ArchiveReason < 0)
        {
            return null;
        }
        var reason = vocabulary.ArchiveReasons[facts.ArchiveReason].Copy();
        reason["customFields"] = new JsonArray();
        return reason;
    }

    private JsonObject Job(int index)
    {
        var spec = JobSpecs.All[index];
        var job = new JsonObject
        {
            ["id"] = jobs.JobId(index),
            ["title"] = spec.Title,
            ["locationId"] = context.Id(Kind.Location, spec.Location),
            ["departmentId"] = context.Id(Kind.Department, spec.Department),
        };
        if (jobs.BrandId(index) is { } brand)
        {
            job["brandId"] = brand;
        }
        return job;
    }
}
