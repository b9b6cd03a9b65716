using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Company;
using Patchbay.AshbySandbox.Files;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.Reports;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox.State;

/// <summary>Everything that the sandbox knows. Whoever reads or changes it holds the sandbox's gate.</summary>
internal sealed class SandboxState
{
    private readonly Dictionary<string, IRecords> _byResource = [];
    private readonly Dictionary<string, IStatePart> _parts = [];

    public SandboxState(CompanyIdentity identity, int incrementalPages = 1_000)
    {
        Identity = identity;
        Ids = new IdMint(identity.Seed);
        Tokens = new TokenMint(identity.Seed);
        Pager = new Pager(Tokens, Changes, incrementalPages);
        Company = new CompanyGenerator(identity.Seed, identity.Candidates, identity.StartedAt);
        Files = Part(FileRoom.Collection, new FileRoom(Ids, Tokens, Company, Changes));
        Keys = Part(KeyRing.Collection, new KeyRing(Changes));
        Reports = new ReportDesk(this, Keep("reportRun", []));
        Deliveries = Part(DeliveryBook.Collection, new DeliveryBook(Ids, Changes));
        Events = new EventDesk(this);

        Candidates = Keep(
            "candidate",
            new MadeBase(Company.CandidateCount, Company.Candidate, Company.TryCandidateIndex)
        );
        Applications = Keep(
            "application",
            new MadeBase(Company.ApplicationCount, Company.Application, Company.TryApplicationIndex)
        );

        ArchiveReasons = Keep("archiveReason", Company.ArchiveReasons);
        CandidateTags = Keep("candidateTag", Company.CandidateTags);
        CommunicationTemplates = Keep("communicationTemplate", Company.CommunicationTemplates);
        CustomFields = Keep("customField", Company.CustomFields);
        Approvals = Keep("approval", Company.Approvals);
        Departments = Keep("department", Company.Departments);
        Feedback = Keep("applicationFeedback", Company.ApplicationFeedback);
        FeedbackForms = Keep("feedbackFormDefinition", Company.FeedbackFormDefinitions);
        HiringTeamRoles = Keep("hiringTeamRole", Company.HiringTeamRoles);
        InterviewerPools = Keep("interviewerPool", Company.InterviewerPools);
        InterviewEvents = Keep("interviewEvent", Company.InterviewEvents);
        InterviewPlans = Keep("interviewPlan", Company.InterviewPlans);
        Interviews = Keep("interview", Company.Interviews);
        InterviewSchedules = Keep("interviewSchedule", Company.InterviewSchedules);
        InterviewStages = Keep("interviewStage", Company.InterviewStages);
        JobPostings = Keep("jobPosting", Company.JobPostings);
        Jobs = Keep("job", [.. Company.Jobs.Select(WithCompensation)]);
        Locations = Keep("location", Company.Locations);
        Offers = Keep("offer", Company.Offers);
        Openings = Keep("opening", Company.Openings);
        Projects = Keep("project", Company.Projects);
        Sources = Keep("source", Company.Sources);
        SurveyForms = Keep("surveyFormDefinition", Company.SurveyFormDefinitions);
        SurveyRequests = Keep("surveyRequest", Company.SurveyRequests);
        SurveySubmissions = Keep("surveySubmission", Company.SurveySubmissions);
        Users = Keep("user", Company.Users);

        // Looked up by name only: their endpoints do nothing beyond listing and finding.
        Keep("brand", Company.Brands);
        Keep("closeReason", Company.CloseReasons);
        Keep("interviewStageGroup", Company.InterviewStageGroups);
        Keep("jobBoard", Company.JobBoards);
        Keep("jobTemplate", Company.JobTemplates);
        Keep("referralForm", Company.ReferralForms);
        Keep("sourceTrackingLink", Company.SourceTrackingLinks);

        Assessments = Keep("assessment", Company.Assessments);
        EmailMessages = Keep("emailMessage", []);
        FeedbackRequests = Keep("feedbackRequest", []);
        InterviewerPauses = Keep("interviewerPause", []);
        InterviewerSettings = Keep("interviewerSettings", []);
        Mail = Keep("mail", []);
        NotetakerTranscripts = Keep("notetakerTranscript", Company.NotetakerTranscripts);
        OfferForms = Keep("offerForm", []);
        OfferProcesses = Keep("offerProcess", []);
        ScheduleHolds = Keep("scheduleHold", []);
        SignatureRequests = Keep("signatureRequest", []);
        SubmittedForms = Keep("submittedForm", []);
        Webhooks = Keep("webhook", []);

        ClientInfo = KeepOwned("candidateClientInfo", ClientInfoOf);
        CriteriaEvaluations = KeepOwned("applicationCriteriaEvaluation", CriteriaEvaluationsOf);
        FraudChecks = KeepOwned("candidateFraudCheck", FraudChecksOf);
        Notes = KeepOwned("candidateNote", NotesOf);
        History = KeepOwned("applicationHistory", HistoryOf);
        ProjectsOfCandidate = KeepOwned("candidateProject", _ => []);
    }

    public CompanyIdentity Identity { get; }
    public ChangeLog Changes { get; } = new();
    public KeyRing Keys { get; }
    public IdMint Ids { get; }
    public TokenMint Tokens { get; }
    public Pager Pager { get; }
    public CompanyGenerator Company { get; }
    public FileRoom Files { get; }
    public ReportDesk Reports { get; }
    public DeliveryBook Deliveries { get; }
    public EventDesk Events { get; }

    public IRecords Applications { get; }
    public IRecords Approvals { get; }
    public IRecords ArchiveReasons { get; }
    public IRecords Assessments { get; }
    public IRecords Candidates { get; }
    public IRecords CandidateTags { get; }
    public IRecords CommunicationTemplates { get; }
    public IRecords CustomFields { get; }
    public IRecords Departments { get; }
    public IRecords EmailMessages { get; }
    public IRecords Feedback { get; }
    public IRecords FeedbackForms { get; }
    public IRecords HiringTeamRoles { get; }
    public IRecords InterviewerPauses { get; }
    public IRecords InterviewerSettings { get; }
    public IRecords InterviewerPools { get; }
    public IRecords InterviewEvents { get; }
    public IRecords InterviewPlans { get; }
    public IRecords Interviews { get; }
    public IRecords InterviewSchedules { get; }
    public IRecords InterviewStages { get; }
    public IRecords JobPostings { get; }
    public IRecords Jobs { get; }
    public IRecords Locations { get; }
    public IRecords NotetakerTranscripts { get; }
    public IRecords OfferProcesses { get; }
    public IRecords Offers { get; }
    public IRecords Openings { get; }
    public IRecords Projects { get; }
    public IRecords Sources { get; }
    public IRecords SurveyForms { get; }
    public IRecords SurveyRequests { get; }
    public IRecords SurveySubmissions { get; }
    public IRecords Users { get; }
    public IRecords Webhooks { get; }

    /// <summary>Feedback asked for without an interview schedule; each under the id of its interview event.</summary>
    public IRecords FeedbackRequests { get; }

    /// <summary>Mail to candidates: to, communicationTemplateId, applicationId and sendAt of each.</summary>
    public IRecords Mail { get; }

    /// <summary>By schedule: the key that made it, and whether it may be scheduled again after a cancellation.</summary>
    public IRecords ScheduleHolds { get; }

    /// <summary>Offer forms handed out by offer.start and not filled yet.</summary>
    public IRecords OfferForms { get; }

    /// <summary>Requests for signatures to offers and applications, known by their webhooks only.</summary>
    public IRecords SignatureRequests { get; }

    /// <summary>Filled-in application forms, each with the applicationId that it led to; a blocked one has none.</summary>
    public IRecords SubmittedForms { get; }

    /// <summary>Addresses and browsers by candidate.</summary>
    public OwnedRecords ClientInfo { get; }

    /// <summary>What the AI review said of an application.</summary>
    public OwnedRecords CriteriaEvaluations { get; }

    /// <summary>Fraud checks by candidate.</summary>
    public OwnedRecords FraudChecks { get; }

    /// <summary>Links to projects by candidate.</summary>
    public OwnedRecords ProjectsOfCandidate { get; }

    /// <summary>Notes by candidate.</summary>
    public OwnedRecords Notes { get; }

    /// <summary>Stage history by application.</summary>
    public OwnedRecords History { get; }

    /// <summary>The records of a resource such as "candidateTag", or null where the sandbox keeps none.</summary>
    public IRecords? Of(string resource) => _byResource.GetValueOrDefault(resource);

    /// <summary>Every collection that may name a candidate or an application: all but these two themselves.</summary>
    public IEnumerable<IRecords> Others =>
        _byResource.Values.Where(records => records != Candidates && records != Applications);

    /// <summary>Every kind of collection that belongs to one record each.</summary>
    public IEnumerable<OwnedRecords> Owned => _parts.Values.OfType<OwnedRecords>();

    /// <summary>Everything that differs from the generated company.</summary>
    public IEnumerable<StateRow> Rows() => _parts.Values.SelectMany(part => part.Rows());

    /// <summary>Puts back what <see cref="Rows"/> gave, on the company that it was made for.</summary>
    public void Load(SandboxMark mark, IReadOnlyList<StateRow> rows)
    {
        foreach (var row in rows.OrderBy(row => row.Position))
            if (_parts.TryGetValue(row.Collection, out var part))
                part.Load(row);
            else
                throw new SandboxFileException(
                    $"The state holds \"{row.Collection}\", which this version of the sandbox does not know."
                );
        Changes.StartAt(mark.LastChange);
        Ids.StartAt(mark.LastId);
    }

    /// <summary>A generated candidate as it is now; null when it was removed.</summary>
    public JsonObject? Candidate(int index) =>
        Candidates.Find(Company.CandidateId(index).ToString("D"));

    private MemoryRecords Keep(string resource, IReadOnlyList<JsonObject> records) =>
        Keep(resource, new ListBase(records));

    private MemoryRecords Keep(string resource, IRecordBase start)
    {
        var records = Part(resource, new MemoryRecords(start, Changes, resource));
        _byResource.Add(resource, records);
        return records;
    }

    private OwnedRecords KeepOwned(
        string collection,
        Func<string, IReadOnlyList<JsonObject>> start
    ) => Part(collection, new OwnedRecords(start, Changes, collection));

    private T Part<T>(string collection, T part)
        where T : IStatePart
    {
        _parts.Add(collection, part);
        return part;
    }

    private JsonObject WithCompensation(JsonObject job, int index)
    {
        var full = job.DeepClone().AsObject();
        full["compensation"] = new JsonObject
        {
            ["compensationTiers"] = Company.CompensationTiersOf(index),
        };
        return full;
    }

    private IReadOnlyList<JsonObject> NotesOf(string candidateId) =>
        OfCandidate(candidateId, Company.NotesOf);

    private IReadOnlyList<JsonObject> ClientInfoOf(string candidateId) =>
        OfCandidate(candidateId, Company.ClientInfoOf);

    private IReadOnlyList<JsonObject> FraudChecksOf(string candidateId) =>
        OfCandidate(candidateId, Company.FraudChecksOf);

    private IReadOnlyList<JsonObject> CriteriaEvaluationsOf(string applicationId) =>
        OfApplication(applicationId, Company.CriteriaEvaluationsOf);

    private IReadOnlyList<JsonObject> HistoryOf(string applicationId) =>
        OfApplication(
            applicationId,
            index => [.. Company.ApplicationHistory(index).Select(step => step!.AsObject())]
        );

    private IReadOnlyList<JsonObject> OfCandidate(
        string candidateId,
        Func<int, IReadOnlyList<JsonObject>> made
    ) =>
        Guid.TryParse(candidateId, out var id) && Company.TryCandidateIndex(id, out var index)
            ? made(index)
            : [];

    private IReadOnlyList<JsonObject> OfApplication(
        string applicationId,
        Func<int, IReadOnlyList<JsonObject>> made
    ) =>
        Guid.TryParse(applicationId, out var id) && Company.TryApplicationIndex(id, out var index)
            ? made(index)
            : [];
}
