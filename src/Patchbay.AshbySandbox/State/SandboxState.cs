using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Company;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Files;
using Patchbay.AshbySandbox.Reports;

namespace Patchbay.AshbySandbox.State;

/// <summary>Everything that the sandbox knows. Whoever reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class SandboxState
{
    private readonly Dictionary<string, IRecords> _byResource = [];

    public SandboxState(SandboxOptions options)
    {
        var now = options.Clock.GetUtcNow();
        Ids = new IdMint(options.Seed);
        Tokens = new TokenMint(options.Seed);
        Pager = new Pager(Tokens, Changes);
        Files = new FileRoom(Ids, Tokens);
        Company = new CompanyGenerator(options.Seed, options.Candidates, now);
        Examples = new ExampleMaker(Ids, now, OwnerOf);
        Reports = new ReportDesk(this);

        Candidates = Large("candidate", Company.CandidateCount, Company.Candidate, Company.TryCandidateIndex);
        Applications = Large("application", Company.ApplicationCount, Company.Application, Company.TryApplicationIndex);
        Departments = Small("department", Company.Departments);
        Locations = Small("location", Company.Locations);
        Users = Small("user", Company.Users);
        Jobs = Small("job", Company.Jobs);
        InterviewPlans = Small("interviewPlan", Company.InterviewPlans);
        InterviewStages = Small("interviewStage", Company.InterviewStages);
        Sources = Small("source", Company.Sources);
        ArchiveReasons = Small("archiveReason", Company.ArchiveReasons);
        CandidateTags = Small("candidateTag", Company.CandidateTags);
        Projects = Small("project", Company.Projects);

        HiringTeamRoles = Small("hiringTeamRole", Company.HiringTeamRoles);
        InterviewerSettings = Small("interviewerSettings", []);
        InterviewerPauses = Small("interviewerPause", []);
        EmailMessages = Small("emailMessage", []);
        SubmittedForms = Small("submittedForm", []);

        ProjectsOfCandidate = new OwnedRecords(_ => [], Changes);
        Notes = new OwnedRecords(NotesOf, Changes);
        History = new OwnedRecords(application => ApplicationHistory.Generated(this, application), Changes);
    }

    public Lock Gate { get; } = new();
    public ChangeCount Changes { get; } = new();
    public IdMint Ids { get; }
    public TokenMint Tokens { get; }
    public Pager Pager { get; }
    public CompanyGenerator Company { get; }
    public ExampleMaker Examples { get; }
    public FileRoom Files { get; }
    public ReportDesk Reports { get; }

    public IRecords Candidates { get; }
    public IRecords Applications { get; }
    public IRecords Departments { get; }
    public IRecords Locations { get; }
    public IRecords Users { get; }
    public IRecords Jobs { get; }
    public IRecords InterviewPlans { get; }
    public IRecords InterviewStages { get; }
    public IRecords Sources { get; }
    public IRecords ArchiveReasons { get; }
    public IRecords CandidateTags { get; }
    public IRecords Projects { get; }

    public IRecords HiringTeamRoles { get; }
    public IRecords InterviewerSettings { get; }
    public IRecords InterviewerPauses { get; }
    public IRecords EmailMessages { get; }

    /// <summary>Filled-in application forms, each with the applicationId that it led to.</summary>
    public IRecords SubmittedForms { get; }

    /// <summary>Links to projects by candidate.</summary>
    public OwnedRecords ProjectsOfCandidate { get; }

    /// <summary>Notes by candidate.</summary>
    public OwnedRecords Notes { get; }

    /// <summary>Stage history by application.</summary>
    public OwnedRecords History { get; }

    /// <summary>The records of a resource such as "candidateTag", or null where the sandbox keeps none.</summary>
    public IRecords? Of(string resource) => _byResource.GetValueOrDefault(resource);

    private MemoryRecords Small(string resource, IReadOnlyList<JsonObject> records) => Keep(resource, new ListBase(records));

    private MemoryRecords Large(string resource, int count, Func<int, JsonObject> make, TryIndexOf tryIndex) =>
        Keep(resource, new MadeBase(count, make, tryIndex));

    private MemoryRecords Keep(string resource, IRecordBase start)
    {
        var records = new MemoryRecords(start, Changes);
        _byResource.Add(resource, records);
        return records;
    }

    private IReadOnlyList<JsonObject> NotesOf(string candidateId) =>
        Guid.TryParse(candidateId, out var id) && Company.TryCandidateIndex(id, out var index) ? Company.NotesOf(index) : [];

    private string? OwnerOf(string resource) => Of(resource)?.After(-1).Select(entry => (string?)entry.Record["id"]).FirstOrDefault();
}
