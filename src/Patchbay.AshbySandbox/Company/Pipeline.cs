namespace Patchbay.AshbySandbox.Company;

/// <summary>What happened to an application, before it is put into Ashby's shapes. Stages are positions in the plan of
/// the job; <see cref="Reached"/> is the last one before an archived application was archived.</summary>
internal readonly record struct ApplicationFacts(
    int Index,
    int Candidate,
    string Status,
    bool IsSourced,
    int Job,
    int First,
    int Reached,
    int ArchiveReason,
    long CreatedAt,
    long LastStageAt,
    long UpdatedAt
)
{
    public int Plan => JobSpecs.All[Job].Plan;

    public int Events => Reached - First + 1 + (Status == "Archived" ? 1 : 0);

    public int StageAt(int step) =>
        First + step > Reached ? InterviewPlans.FirstOf(Plan, "Archived") : First + step;

    public int Current => StageAt(Events - 1);
}

/// <summary>Draws the course of every application: when it came, how far it went, where it ended.</summary>
internal sealed class Pipeline(CompanyContext context, Roster roster)
{
    private const int Years = 3;
    private const long ShortestStage = 2 * CompanyContext.Day;
    private const int ShortestHire = 14;

    // The first ten candidates are cast by hand, so that even a tiny company has every situation.
    private static readonly string[] Cast =
    [
        "Active",
        "Archived",
        "Hired",
        "Lead",
        "Active",
        "Archived",
        "Active",
        "Active",
        "Hired",
        "Lead",
    ];

    public Roster Roster => roster;

    public long CandidateCreatedAt(int candidate) =>
        Within(candidate, 0, Kind.CandidateTimeStream, candidate);

    public long ApplicationCreatedAt(int application) =>
        Within(
            roster.SlotOf(application),
            roster.OrdinalOf(application) == 0 ? 1 : 2,
            Kind.ApplicationTimeStream,
            application
        );

    public ApplicationFacts Facts(int application)
    {
        var candidate = roster.CandidateOf(application);
        var ordinal = roster.OrdinalOf(application);
        var random = context.Random(Kind.ApplicationStream, application);

        var status = Status(candidate, ordinal, ref random);
        var sourced = status == "Lead" || random.Chance(30);
        var created = ApplicationCreatedAt(application);
        var ended = LastMove(status, created, ref random);
        var job = PickJob(candidate, ordinal, status, created, ended, ref random);
        var plan = JobSpecs.All[job].Plan;
        var review = InterviewPlans.FirstOf(plan, "PreInterviewScreen");
        var offer = InterviewPlans.FirstOf(plan, "Offer");

        var first = sourced ? 0 : review;
        var moves = (int)Math.Min(offer - first, (ended - created) / ShortestStage);
        var reached = status switch
        {
            "Lead" => random.Below(review),
            "Hired" => offer + 1,
            "Active" => review + random.Below(Math.Max(0, first + moves - review) + 1),
            // The lower of two draws: most are turned down early.
            _ => first + Math.Min(random.Below(moves + 1), random.Below(moves + 1)),
        };
        var reason = status == "Archived" ? ArchiveReason(reached, review, offer, ref random) : -1;
        var facts = new ApplicationFacts(
            application,
            candidate,
            status,
            sourced,
            job,
            first,
            reached,
            reason,
            created,
            ended,
            ended + random.Below(Math.Min(2 * CompanyContext.Day, context.Now - ended + 1))
        );
        return facts.Events == 1 ? facts with { LastStageAt = created } : facts;
    }

    /// <summary>When the application entered the stage of that step; the last is <c>LastStageAt</c>.</summary>
    public long EnteredAt(in ApplicationFacts facts, int step)
    {
        if (step == 0 || step == facts.Events - 1)
        {
            return step == 0 ? facts.CreatedAt : facts.LastStageAt;
        }
        var pause = (facts.LastStageAt - facts.CreatedAt) / (facts.Events - 1);
        var late = context
            .Random(Kind.HistoryEvent, HistoryIndex(facts.Index, step))
            .Below(pause / 2);
        return facts.CreatedAt + pause * step + late;
    }

    public static long HistoryIndex(int application, int step) => application * 16L + step;

    /// <summary>An open application moved lately; a closed one took days to weeks from its beginning.</summary>
    private long LastMove(string status, long created, ref Prng random)
    {
        var age = context.Now - created;
        return status switch
        {
            "Active" or "Lead" => context.Now
                - random.Below(Math.Min(45 * CompanyContext.Day, age)),
            "Hired" => created
                + Math.Min((ShortestHire + random.Below(46)) * CompanyContext.Day, age),
            _ => created
                + Math.Min((3 + random.Below(57)) * CompanyContext.Day, random.Below(age + 1)),
        };
    }

    private string Status(int candidate, int ordinal, ref Prng random)
    {
        var last = ordinal;
        while (roster.TryApplication(candidate, last + 1, out _))
        {
            last++;
        }
        var latest = Latest(candidate, last);
        return ordinal == last ? latest
            : latest == "Active" && candidate >= Cast.Length && random.Chance(20) ? "Active"
            : "Archived";
    }

    private string Latest(int candidate, int ordinal)
    {
        if (candidate < Cast.Length)
        {
            return Cast[candidate];
        }
        roster.TryApplication(candidate, ordinal, out var application);
        var (active, lead, hired) = (context.Now - ApplicationCreatedAt(application)) switch
        {
            < (ShortestHire + 7) * CompanyContext.Day => (65, 20, 0),
            < 365 * CompanyContext.Day => (40, 12, 4),
            _ => (6, 3, 6),
        };
        var drawn = context.Random(Kind.ApplicationStream, (1L << 40) + candidate).Below(100);
        return drawn < active ? "Active"
            : drawn < active + lead ? "Lead"
            : drawn < active + lead + hired ? "Hired"
            : "Archived";
    }

    /// <summary>A job that took applications then, and that the candidate hasn't applied to before.</summary>
    private int PickJob(
        int candidate,
        int ordinal,
        string status,
        long created,
        long ended,
        ref Prng random
    )
    {
        Span<int> earlier = stackalloc int[ordinal];
        for (var before = 0; before < ordinal; before++)
        {
            roster.TryApplication(candidate, before, out var application);
            earlier[before] = Facts(application).Job;
        }
        int job;
        do
        {
            job = random.Below(JobSpecs.All.Length);
        } while (earlier.Contains(job) || !Takes(job, status, created, ended));
        return job;
    }

    private bool Takes(int job, string status, long created, long ended) =>
        Window(job, status) is { } window && window.Opened <= created && ended <= window.Closed;

    /// <summary>While a job took applications that came to this status, or to any; a closed job has no open ones left.</summary>
    public (long Opened, long Closed)? Window(int job, string? status)
    {
        var spec = JobSpecs.All[job];
        if (spec.OpenedDaysAgo is not { } opened)
            return null;
        if (spec.ClosedDaysAgo is not { } closed)
            return (context.DaysAgo(opened), context.Now);
        return status is null or "Archived" or "Hired"
            ? (context.DaysAgo(opened), context.DaysAgo(closed))
            : null;
    }

    private static int ArchiveReason(int reached, int review, int offer, ref Prng random)
    {
        int[] fitting =
            reached == offer ? [4, 5, 6]
            : reached < review ? [5, 8]
            : reached == review ? [0, 2, 7, 9]
            : [1, 2, 3, 4, 5, 6];
        return random.Pick(fitting);
    }

    /// <summary>A moment in one third of the stretch of time that belongs to a slot.</summary>
    private long Within(int slot, int third, Kind stream, int index)
    {
        var start = context.DaysAgo(Years * 365);
        var span = context.Now - 6 * CompanyContext.Hour - start;
        var from = Share(slot);
        var width = Share(slot + 1) - from;
        return start + from + width * third / 3 + context.Random(stream, index).Below(width / 3);

        // span * slots / count, in steps that stay within 64 bits.
        long Share(int slots)
        {
            var (whole, rest) = Math.DivRem(span, roster.CandidateCount);
            return whole * slots + rest * slots / roster.CandidateCount;
        }
    }
}
