using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Company;

namespace Patchbay.Tests.Sandbox.Company;

/// <summary>The companies the tests look at, and every record in one.</summary>
internal static class Companies
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    public static CompanyGenerator New(int seed = 7, int candidates = 1_000) =>
        new(seed, candidates, Now);

    public static readonly CompanyGenerator Shared = New();

    public static IEnumerable<(string Entity, IReadOnlyList<JsonObject> Records)> SmallLists(
        CompanyGenerator company
    ) =>
        [
            ("Department", company.Departments),
            ("Location", company.Locations),
            ("User", company.Users),
            ("HiringTeamRole", company.HiringTeamRoles),
            ("Source", company.Sources),
            ("SourceTrackingLink", company.SourceTrackingLinks),
            ("ArchiveReason", company.ArchiveReasons),
            ("CloseReason", company.CloseReasons),
            ("CandidateTag", company.CandidateTags),
            ("Project", company.Projects),
            ("Brand", company.Brands),
            ("CommunicationTemplate", company.CommunicationTemplates),
            ("CustomField", company.CustomFields),
            ("InterviewPlan", company.InterviewPlans),
            ("InterviewStage", company.InterviewStages),
            ("InterviewStageGroup", company.InterviewStageGroups),
            ("Interview", company.Interviews),
            ("FeedbackFormDefinition", company.FeedbackFormDefinitions),
            ("InterviewerPool", company.InterviewerPools),
            ("SurveyFormDefinition", company.SurveyFormDefinitions),
            ("ReferralForm", company.ReferralForms),
            ("Job", company.Jobs),
            ("JobBoard", company.JobBoards),
            ("JobTemplate", company.JobTemplates),
            ("JobPosting", company.JobPostings),
            ("Opening", company.Openings),
            ("Offer", company.Offers),
            ("Approval", company.Approvals),
            ("InterviewSchedule", company.InterviewSchedules),
            ("InterviewEvent", company.InterviewEvents),
            ("ApplicationFeedback", company.ApplicationFeedback),
            ("SurveyRequest", company.SurveyRequests),
            ("SurveySubmission", company.SurveySubmissions),
            ("NotetakerTranscript", company.NotetakerTranscripts),
            ("Assessment", company.Assessments),
        ];

    /// <summary>Every small list, and of people and applications the first few hundred.</summary>
    public static IEnumerable<(string Entity, JsonNode Record)> Everything(
        CompanyGenerator company,
        int first = 200
    )
    {
        foreach (var (entity, records) in SmallLists(company))
        {
            foreach (var record in records)
            {
                yield return (entity, record);
            }
        }
        for (var index = 0; index < Math.Min(first, company.CandidateCount); index++)
        {
            yield return ("Candidate", company.Candidate(index));
            foreach (var client in company.ClientInfoOf(index))
            {
                yield return ("ClientInfo", client);
            }
            foreach (var check in company.FraudChecksOf(index))
            {
                yield return ("FraudCheck", check);
            }
            foreach (var note in company.NotesOf(index))
            {
                yield return ("Note", note);
            }
        }
        for (var index = 0; index < Math.Min(first, company.ApplicationCount); index++)
        {
            yield return ("Application", company.Application(index));
            foreach (var evaluation in company.CriteriaEvaluationsOf(index))
            {
                yield return ("CriteriaEvaluation", evaluation);
            }
            foreach (var step in company.ApplicationHistory(index))
            {
                yield return ("ApplicationHistoryEvent", step!);
            }
        }
    }

    public static DateTimeOffset Moment(JsonNode? value) =>
        DateTimeOffset.Parse(
            (string)value!,
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal
        );
}
