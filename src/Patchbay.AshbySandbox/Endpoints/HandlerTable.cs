using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Which function answers which endpoint. Every endpoint of the contract has one, or nothing starts.</summary>
internal sealed class HandlerTable
{
    private readonly AshbyContract _contract;
    private readonly Dictionary<string, Handler> _handlers = [];

    public HandlerTable(AshbyContract contract, WebhookSender sender)
    {
        _contract = contract;
        ApiKeyEndpoints.AddTo(this);
        ApplicationEndpoints.AddTo(this);
        ApplicationFormEndpoints.AddTo(this);
        ApplicationHistoryEndpoints.AddTo(this);
        ApprovalEndpoints.AddTo(this);
        AssessmentEndpoints.AddTo(this);
        CandidateEndpoints.AddTo(this);
        CandidateFileEndpoints.AddTo(this);
        CandidateNoteEndpoints.AddTo(this);
        CandidateTagEndpoints.AddTo(this);
        CustomFieldEndpoints.AddTo(this);
        DepartmentEndpoints.AddTo(this);
        FeedbackEndpoints.AddTo(this);
        FeedbackRequestEndpoints.AddTo(this);
        FileEndpoints.AddTo(this);
        HiringTeamEndpoints.AddTo(this);
        InterviewerPoolEndpoints.AddTo(this);
        InterviewEventEndpoints.AddTo(this);
        InterviewPlanEndpoints.AddTo(this);
        InterviewScheduleEndpoints.AddTo(this);
        JobEndpoints.AddTo(this);
        JobPostingEndpoints.AddTo(this);
        LocationEndpoints.AddTo(this);
        NotetakerTranscriptEndpoints.AddTo(this);
        OfferEndpoints.AddTo(this);
        OpeningEndpoints.AddTo(this);
        ProjectEndpoints.AddTo(this);
        ReferenceEndpoints.AddTo(this);
        ReferralEndpoints.AddTo(this);
        ReportEndpoints.AddTo(this);
        SurveyEndpoints.AddTo(this);
        UserEndpoints.AddTo(this);
        WebhookEndpoints.AddTo(this, sender);

        var unanswered = contract.Endpoints.Keys.Except(_handlers.Keys).ToList();
        if (unanswered.Count > 0)
            throw new InvalidOperationException(
                "Endpoints of the contract without a handler: " + string.Join(", ", unanswered)
            );
    }

    /// <summary>Registers a handler; a method that the contract does not have is a mistake.</summary>
    public Handler this[string method]
    {
        set => _handlers.Add(_contract.Endpoints[method].Name, value);
    }

    public Handler Of(ContractEndpoint endpoint) => _handlers[endpoint.Name];
}
