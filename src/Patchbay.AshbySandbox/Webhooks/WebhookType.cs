using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Webhooks;

/// <summary>
/// A type of webhook, the types that its event sends too, and what its data is (section 8). No data means that what it is
/// about is no longer there.
/// </summary>
internal sealed record WebhookType(
    string Name,
    Func<SandboxState, string, JsonObject?> Data,
    params IReadOnlyList<WebhookType> Also
);

internal static class WebhookTypes
{
    public static readonly WebhookType ApplicationSubmit = new(
        "applicationSubmit",
        WebhookData.Application
    );
    public static readonly WebhookType ApplicationUpdate = new(
        "applicationUpdate",
        WebhookData.Application
    );
    public static readonly WebhookType CandidateStageChange = new(
        "candidateStageChange",
        WebhookData.Application,
        ApplicationUpdate
    );
    public static readonly WebhookType CandidateHire = new(
        "candidateHire",
        WebhookData.Hire,
        CandidateStageChange,
        ApplicationUpdate
    );
    public static readonly WebhookType PushToHris = new("pushToHRIS", WebhookData.Application);

    public static readonly WebhookType CandidateDelete = Said("candidateDelete");
    public static readonly WebhookType CandidateMerge = Said("candidateMerge");

    public static readonly WebhookType JobCreate = new("jobCreate", WebhookData.Job);
    public static readonly WebhookType JobUpdate = new("jobUpdate", WebhookData.Job);
    public static readonly WebhookType InterviewPlanTransition = Said(
        "interviewPlanTransition",
        JobUpdate
    );

    public static readonly WebhookType JobPostingUpdate = new(
        "jobPostingUpdate",
        WebhookData.JobPosting
    );
    public static readonly WebhookType JobPostingPublish = new(
        "jobPostingPublish",
        WebhookData.JobPosting,
        JobPostingUpdate
    );
    public static readonly WebhookType JobPostingUnpublish = new(
        "jobPostingUnpublish",
        WebhookData.JobPosting,
        JobPostingUpdate
    );

    public static readonly WebhookType InterviewScheduleUpdate = new(
        "interviewScheduleUpdate",
        WebhookData.ScheduleWithCandidate
    );
    public static readonly WebhookType InterviewScheduleCreate = new(
        "interviewScheduleCreate",
        WebhookData.Schedule,
        InterviewScheduleUpdate
    );

    public static readonly WebhookType OfferCreate = new("offerCreate", WebhookData.Offer);
    public static readonly WebhookType OfferUpdate = new("offerUpdate", WebhookData.Offer);
    public static readonly WebhookType OfferDelete = Said("offerDelete");

    public static readonly WebhookType OpeningCreate = new("openingCreate", WebhookData.Opening);
    public static readonly WebhookType SignatureRequestUpdate = Said("signatureRequestUpdate");
    public static readonly WebhookType SurveySubmit = new("surveySubmit", WebhookData.Survey);

    /// <summary>All but the ping, which is no event.</summary>
    public static readonly IReadOnlyList<WebhookType> All =
    [
        ApplicationSubmit,
        ApplicationUpdate,
        CandidateStageChange,
        CandidateHire,
        CandidateDelete,
        CandidateMerge,
        InterviewPlanTransition,
        InterviewScheduleCreate,
        InterviewScheduleUpdate,
        JobCreate,
        JobUpdate,
        JobPostingUpdate,
        JobPostingPublish,
        JobPostingUnpublish,
        OfferCreate,
        OfferUpdate,
        OfferDelete,
        OpeningCreate,
        PushToHris,
        SignatureRequestUpdate,
        SurveySubmit,
    ];

    // Whoever raises it says what its data is: no record tells it afterwards.
    private static WebhookType Said(string name, params IReadOnlyList<WebhookType> also) =>
        new(name, (_, _) => null, also);
}
