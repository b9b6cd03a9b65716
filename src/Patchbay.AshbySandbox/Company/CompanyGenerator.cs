using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>
/// A believable company in Ashby's shapes: the same bytes for the same seed, size and hour. Small lists are built once,
/// when first asked for; their objects are shared, so copy before changing one. Candidates and applications are built
/// anew by number, in constant time, however many there are, and both stand in the order of their creation.
/// </summary>
internal sealed class CompanyGenerator
{
    private readonly CompanyContext _context;
    private readonly Roster _roster;
    private readonly Pipeline _pipeline;
    private readonly Profiles _profiles;
    private readonly Lazy<Organisation> _organisation;
    private readonly Lazy<People> _people;
    private readonly Lazy<CustomFields> _fields;
    private readonly Lazy<Vocabulary> _vocabulary;
    private readonly Lazy<InterviewPlans> _plans;
    private readonly Lazy<Interviews> _interviews;
    private readonly Lazy<Surveys> _surveys;
    private readonly Lazy<Jobs> _jobs;
    private readonly Lazy<JobPostings> _postings;
    private readonly Lazy<Openings> _openings;
    private readonly Lazy<Offers> _offers;
    private readonly Lazy<Approvals> _approvals;
    private readonly Lazy<Schedules> _schedules;
    private readonly Lazy<Feedback> _feedback;
    private readonly Lazy<SurveyAnswers> _answers;
    private readonly Lazy<Candidates> _candidates;
    private readonly Lazy<Applications> _applications;
    private readonly Lazy<Notes> _notes;
    private readonly Lazy<Transcripts> _transcripts;
    private readonly Lazy<Assessments> _assessments;
    private readonly Lazy<FraudChecks> _fraudChecks;
    private readonly CriteriaEvaluations _criteria;
    private readonly Resume _resume;

    public CompanyGenerator(int seed, int candidateCount, DateTimeOffset now)
    {
        _context = new CompanyContext(seed, now);
        _roster = new Roster(candidateCount);
        _pipeline = new Pipeline(_context, _roster);
        _profiles = new Profiles(_context);
        _resume = new Resume(_context, _profiles);
        Files = new FileHandles(seed);

        _organisation = new(() => new(_context));
        _people = new(() => new(_context));
        _fields = new(() => new(_context));
        _vocabulary = new(() => new(_context, _fields.Value));
        _plans = new(() => new(_context));
        _interviews = new(() => new(_context, _people.Value));
        _surveys = new(() => new(_context));
        _jobs = new(() =>
            new(_context, _organisation.Value, _people.Value, _plans.Value, _fields.Value)
        );
        _postings = new(() => new(_context, _organisation.Value, _surveys.Value));
        _openings = new(() => new(_context, _organisation.Value, _jobs.Value, _fields.Value));
        _offers = new(() => new(_context, _pipeline, _people.Value, _fields.Value));
        _approvals = new(() => new(_context, _offers.Value));
        _schedules = new(() =>
            new(_context, _pipeline, _people.Value, _plans.Value, _interviews.Value)
        );

        _feedback = new(() => new(_context, _people.Value, _interviews.Value, _schedules.Value));
        _answers = new(() => new(_context, _pipeline, _surveys.Value));

        var attribution = new Lazy<Attribution>(() =>
            new(_context, _vocabulary.Value, _people.Value)
        );
        _candidates = new(() =>
            new(
                _context,
                _pipeline,
                _profiles,
                attribution.Value,
                _vocabulary.Value,
                _fields.Value,
                Files
            )
        );
        _applications = new(() =>
            new(
                _context,
                _pipeline,
                _profiles,
                attribution.Value,
                _vocabulary.Value,
                _plans.Value,
                _jobs.Value,
                _fields.Value
            )
        );
        _notes = new(() => new(_context, _pipeline, _profiles, _candidates.Value, _people.Value));
        _transcripts = new(() => new(_context, _schedules.Value, _profiles));
        _assessments = new(() => new(_context, _pipeline));
        _fraudChecks = new(() => new(_context, _pipeline, _candidates.Value));
        _criteria = new CriteriaEvaluations(_context, _pipeline, _profiles);
    }

    public Guid OrganizationId => _context.Ids.Of(Kind.Organization, 0);
    public FileHandles Files { get; }

    public IReadOnlyList<JsonObject> Departments => _organisation.Value.Departments;
    public IReadOnlyList<JsonObject> Locations => _organisation.Value.Locations;
    public IReadOnlyList<JsonObject> Users => _people.Value.Users;
    public IReadOnlyList<JsonObject> HiringTeamRoles => _people.Value.HiringTeamRoles;

    public IReadOnlyList<JsonObject> Sources => _vocabulary.Value.Sources;
    public IReadOnlyList<JsonObject> SourceTrackingLinks => _vocabulary.Value.SourceTrackingLinks;
    public IReadOnlyList<JsonObject> ArchiveReasons => _vocabulary.Value.ArchiveReasons;
    public IReadOnlyList<JsonObject> CloseReasons => _vocabulary.Value.CloseReasons;
    public IReadOnlyList<JsonObject> CandidateTags => _vocabulary.Value.CandidateTags;
    public IReadOnlyList<JsonObject> Projects => _vocabulary.Value.Projects;
    public IReadOnlyList<JsonObject> Brands => _vocabulary.Value.Brands;
    public IReadOnlyList<JsonObject> CommunicationTemplates =>
        _vocabulary.Value.CommunicationTemplates;
    public IReadOnlyList<JsonObject> CustomFields => _fields.Value.Definitions;

    public IReadOnlyList<JsonObject> InterviewPlans => _plans.Value.Plans;
    public IReadOnlyList<JsonObject> InterviewStages => _plans.Value.Stages;
    public IReadOnlyList<JsonObject> InterviewStageGroups => _plans.Value.Groups;
    public IReadOnlyList<JsonObject> Interviews => _interviews.Value.Items;
    public IReadOnlyList<JsonObject> FeedbackFormDefinitions => _interviews.Value.FeedbackForms;
    public IReadOnlyList<JsonObject> InterviewerPools => _interviews.Value.Pools;
    public IReadOnlyList<JsonObject> SurveyFormDefinitions => _surveys.Value.Definitions;
    public IReadOnlyList<JsonObject> ReferralForms => _surveys.Value.ReferralForms;

    public IReadOnlyList<JsonObject> Jobs => _jobs.Value.Items;
    public IReadOnlyList<JsonObject> JobBoards => _jobs.Value.Boards;
    public IReadOnlyList<JsonObject> JobTemplates => _jobs.Value.Templates;
    public IReadOnlyList<JsonObject> JobPostings => _postings.Value.Items;
    public IReadOnlyList<JsonObject> Openings => _openings.Value.Items;

    /// <summary>What the <c>compensation</c> expansion of a job holds; the number is the job's place in Jobs.</summary>
    public JsonArray CompensationTiersOf(int job) => Compensation.Tiers(_context, job);

    /// <summary>The form of every offer, made anew each time.</summary>
    public JsonObject OfferFormDefinition =>
        Forms.Definition(_context, Kind.OfferForm, 0, Forms.Offer);

    public IReadOnlyList<JsonObject> Offers => _offers.Value.Items;
    public IReadOnlyList<JsonObject> Approvals => _approvals.Value.Items;
    public IReadOnlyList<JsonObject> InterviewSchedules => _schedules.Value.Items;
    public IReadOnlyList<JsonObject> InterviewEvents => _schedules.Value.Events;

    public IReadOnlyList<JsonObject> ApplicationFeedback => _feedback.Value.Items;
    public IReadOnlyList<JsonObject> SurveyRequests => _answers.Value.Requests;
    public IReadOnlyList<JsonObject> SurveySubmissions => _answers.Value.Submissions;

    public IReadOnlyList<JsonObject> NotetakerTranscripts => _transcripts.Value.Items;

    /// <summary>The text of a transcript; null for an id that is none's.</summary>
    public byte[]? TranscriptFile(string id) => _transcripts.Value.File(id);

    /// <summary>Assessments begun and not reported on yet, as the sandbox keeps them.</summary>
    public IReadOnlyList<JsonObject> Assessments => _assessments.Value.Items;

    public int CandidateCount => _roster.CandidateCount;

    public JsonObject Candidate(int index) => _candidates.Value.Candidate(InRange(index));

    public Guid CandidateId(int index) => _context.Ids.Of(Kind.Candidate, InRange(index));

    public bool TryCandidateIndex(Guid id, out int index) =>
        TryIndex(Kind.Candidate, id, CandidateCount, out index);

    public bool TryCandidateByEmail(string address, out int index) =>
        _profiles.TryByEmail(address, CandidateCount, out index);

    /// <summary>The name alone, for searches that walk through many candidates.</summary>
    public string CandidateName(int index) => _profiles.Of(InRange(index)).Persona.FullName;

    /// <summary>Never falls as the number rises.</summary>
    public DateTimeOffset CandidateCreatedAt(int index) =>
        DateTimeOffset.FromUnixTimeMilliseconds(_pipeline.CandidateCreatedAt(InRange(index)));

    public DateTimeOffset CandidateUpdatedAt(int index) =>
        DateTimeOffset.FromUnixTimeMilliseconds(_candidates.Value.UpdatedAt(InRange(index)));

    public IReadOnlyList<JsonObject> NotesOf(int candidateIndex) =>
        _notes.Value.Of(InRange(candidateIndex));

    public IReadOnlyList<JsonObject> ClientInfoOf(int candidateIndex) =>
        _applications.Value.ClientInfoOf(InRange(candidateIndex));

    public IReadOnlyList<JsonObject> FraudChecksOf(int candidateIndex) =>
        _fraudChecks.Value.Of(InRange(candidateIndex));

    /// <summary>A résumé, for candidates whose record names one and for the others alike.</summary>
    public byte[] ResumePdf(int candidateIndex) => _resume.Pdf(InRange(candidateIndex));

    /// <summary>Whose résumé a file is; the file id comes out of a handle.</summary>
    public bool TryResumeOwner(Guid fileId, out int candidateIndex) =>
        TryIndex(Kind.ResumeFile, fileId, CandidateCount, out candidateIndex);

    public int ApplicationCount => _roster.ApplicationCount;

    public JsonObject Application(int index) => _applications.Value.Application(index);

    public JsonArray ApplicationHistory(int index) => _applications.Value.History(index);

    public IReadOnlyList<JsonObject> CriteriaEvaluationsOf(int applicationIndex) =>
        _criteria.Of(applicationIndex);

    public Guid ApplicationId(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, ApplicationCount);
        return _context.Ids.Of(Kind.Application, index);
    }

    public bool TryApplicationIndex(Guid id, out int index) =>
        TryIndex(Kind.Application, id, ApplicationCount, out index);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<int> ApplicationsOf(int candidateIndex) =>
        _roster.ApplicationsOf(InRange(candidateIndex));

    public int CandidateOfApplication(int applicationIndex) =>
        _roster.CandidateOf(applicationIndex);

    /// <summary>Never falls as the number rises.</summary>
    public DateTimeOffset ApplicationCreatedAt(int index) =>
        DateTimeOffset.FromUnixTimeMilliseconds(_pipeline.ApplicationCreatedAt(index));

    /// <summary>How many candidates were created up to a moment: all of them stand before the others.</summary>
    public int CandidatesUpTo(long moment) =>
        CreationOrder.UpTo(moment, CandidateCount, _pipeline.CandidateCreatedAt);

    public int ApplicationsUpTo(long moment) =>
        CreationOrder.UpTo(moment, ApplicationCount, _pipeline.ApplicationCreatedAt);

    public bool TryJobIndex(Guid id, out int index) =>
        TryIndex(Kind.Job, id, JobSpecs.All.Length, out index);

    /// <summary>Outside this stretch there are no applications to a job, or none to it with that status.</summary>
    public (int From, int To) ApplicationsToJob(int job, string? status) =>
        _pipeline.Window(job, status) is { } window
            ? (ApplicationsUpTo(window.Opened - 1), ApplicationsUpTo(window.Closed))
            : (0, 0);

    /// <summary>What applications are filtered by, without building them; Job is the place in Jobs.</summary>
    public (string Status, int Job) ApplicationSummary(int index)
    {
        var facts = _pipeline.Facts(index);
        return (facts.Status, facts.Job);
    }

    public DateTimeOffset ApplicationUpdatedAt(int index) =>
        DateTimeOffset.FromUnixTimeMilliseconds(_pipeline.Facts(index).UpdatedAt);

    private int InRange(int candidate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(candidate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(candidate, CandidateCount);
        return candidate;
    }

    private bool TryIndex(Kind kind, Guid id, int count, out int index)
    {
        var known = _context.Ids.TryIndex(kind, id, out var found) && found < count;
        index = known ? (int)found : -1;
        return known;
    }
}
