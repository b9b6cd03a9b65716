using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class ApplicationEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["application.list"] = List;
        table["application.info"] = Info;
        table["application.create"] = Create;
        table["application.update"] = Update;
        table["application.changeSource"] = ChangeSource;
        table["application.changeStage"] = ChangeStage;
        table["application.transfer"] = Transfer;
    }

    public static Answer With(
        JsonObject request,
        SandboxContext context,
        Func<JsonObject, Answer> then
    ) =>
        Find(context, request.Text("applicationId")) is { } application
            ? then(application)
            : Errors.ApplicationNotFound;

    /// <summary>Applications to confidential jobs are absent for a key without that switch (section 1).</summary>
    public static JsonObject? Find(SandboxContext context, string? id) =>
        context.State.Applications.Find(id) is { } application && IsVisible(application, context)
            ? application
            : null;

    public static Answer Save(JsonObject application, SandboxContext context)
    {
        application["updatedAt"] = context.Timestamp;
        context.State.Applications.Save(application);
        return ApplicationView.Of(application, context.State);
    }

    private static bool IsVisible(JsonObject application, SandboxContext context) =>
        context.SeesJob((string?)application["job"]!["id"]);

    private static Answer List(JsonObject request, SandboxContext context)
    {
        var status = request.Text("status");
        var openings = request.Texts("expand").Contains("openings");
        return context.Page(
            request,
            context.State.Applications,
            application =>
                (status is null || application.Text("status") == status)
                && request.Matches("jobId", (string?)application["job"]!["id"])
                && request.IsAfter("createdAfter", application.Text("createdAt"))
                && IsVisible(application, context),
            application =>
            {
                var shown = ApplicationView.Of(application, context.State);
                if (openings)
                    shown["openings"] = ApplicationView.Openings(application, context);
                return shown;
            },
            unchanged: UnchangedApplications.Wanted(request, context)
        );
    }

    private static Answer Info(JsonObject request, SandboxContext context)
    {
        var id = request.Text("applicationId");
        if (
            id is null
            && context.State.SubmittedForms.Find(request.Text("submittedFormInstanceId"))
                is { } form
        )
        {
            id = form.Text("applicationId");
            if (id is null)
                return new SandboxError(
                    "application_blocked",
                    "The application was blocked: no application was made"
                );
        }
        return Find(context, id) is { } application
            ? ApplicationView.Whole(application, context, request.Texts("expand"))
            : Errors.ApplicationNotFound;
    }

    public static Answer Create(JsonObject request, SandboxContext context)
    {
        var state = context.State;
        if (state.Candidates.Find(request.Text("candidateId")) is not { } candidate)
            return Errors.NotFound("candidate");
        if (Refusal(request, context) is { } error)
            return error;
        var job = JobEndpoints.Find(context, request.Text("jobId"))!;
        var stage = FirstStage(request, job, state)!;

        var createdAt = request.TimeOr("createdAt", context.Timestamp);
        var application = new JsonObject
        {
            ["id"] = state.Ids.Next("application"),
            ["createdAt"] = createdAt,
            ["updatedAt"] = context.Timestamp,
            ["status"] = StageTypes.StatusIn(stage),
            ["customFields"] = new JsonArray(),
            ["candidate"] = new JsonObject
            {
                ["id"] = candidate.Text("id"),
                ["name"] = candidate.Text("name"),
            },
            ["currentInterviewStage"] = stage.Copy(),
            ["source"] = null,
            ["archiveReason"] = null,
            ["job"] = ApplicationView.JobPart(job),
            ["creditedToUser"] = null,
            ["hiringTeam"] = job["hiringTeam"]?.DeepClone() ?? new JsonArray(),
            ["appliedViaJobPostingId"] = null,
            ["submitterClientIp"] = null,
            ["submitterUserAgent"] = null,
        };
        Attribution.Apply(application, request, state);
        var id = application.Text("id")!;
        // The history first: when it is refused, nothing has been made yet.
        if (request["applicationHistory"] is JsonArray history)
        {
            if (ApplicationHistoryEndpoints.Replace(context, application, history) is { } refusal)
                return refusal;
        }
        else
        {
            state.History.Open(id).Save(ApplicationHistory.Event(state, stage, 0, createdAt));
            state.Applications.Save(application);
        }
        candidate["applicationIds"]!.AsArray().Add(id);
        candidate["updatedAt"] = context.Timestamp;
        state.Candidates.Save(candidate);
        var shown = ApplicationView.Of(application, state);
        shown["applicationHistory"] = ApplicationHistory.Of(state, id);
        return shown;
    }

    /// <summary>
    /// Why no candidate can get this application; null when one can. Asked before a candidate is made for it, since a
    /// refused call leaves nothing behind.
    /// </summary>
    public static SandboxError? Refusal(JsonObject request, SandboxContext context)
    {
        if (JobEndpoints.Find(context, request.Text("jobId")) is not { } job)
            return Errors.NotFound("job");
        if (Attribution.Check(request, context.State) is { } error)
            return error;
        if (PlanOf(request, job) is not { } planId)
            return Errors.InvalidInput(
                "The job has no default interview plan: interviewPlanId is required"
            );
        if (context.State.InterviewPlans.Find(planId) is null)
            return Errors.NotFound("interview_plan");
        if (FirstStage(request, job, context.State) is not { } stage)
            return Errors.NotFound("interview_stage");
        return StageTypes.IsArchived(stage)
            ? Errors.InvalidInput("An application cannot start in an archived stage")
            : null;
    }

    private static string? PlanOf(JsonObject request, JsonObject job) =>
        request.Text("interviewPlanId") ?? job.Text("defaultInterviewPlanId");

    // Without a stage: the first Lead stage; the keyword stands for the first screen (section 11).
    private static JsonObject? FirstStage(JsonObject request, JsonObject job, SandboxState state)
    {
        var stageId = request.Text("interviewStageId");
        var stages = InterviewPlanEndpoints.StagesOf(state, PlanOf(request, job)!).ToList();
        return stageId switch
        {
            null => stages.Find(stage => stage.Text("type") == "Lead") ?? stages.FirstOrDefault(),
            "FirstPreInterviewScreen" => stages.Find(stage =>
                stage.Text("type") == "PreInterviewScreen"
            ),
            _ => stages.Find(stage =>
                string.Equals(stage.Text("id"), stageId, StringComparison.OrdinalIgnoreCase)
            ),
        };
    }

    private static Answer Update(JsonObject request, SandboxContext context)
    {
        if (Attribution.Check(request, context.State) is { } error)
            return error;
        return With(
            request,
            context,
            application =>
            {
                application["createdAt"] = request.TimeOr(
                    "createdAt",
                    application.Text("createdAt")!
                );
                Attribution.Apply(application, request, context.State);
                return Save(application, context);
            }
        );
    }

    // null takes the source away (section 3).
    private static Answer ChangeSource(JsonObject request, SandboxContext context) =>
        With(
            request,
            context,
            application =>
            {
                var source = context.State.Sources.Find(request.Text("sourceId"));
                if (source is null && request.Text("sourceId") is not null)
                    return Errors.NotFound("source");
                application["source"] = source;
                return Save(application, context);
            }
        );

    private static Answer ChangeStage(JsonObject request, SandboxContext context) =>
        With(
            request,
            context,
            application =>
            {
                if (
                    context.State.InterviewStages.Find(request.Text("interviewStageId"))
                    is not { } stage
                )
                    return Errors.NotFound("interview_stage");
                if (context.State.InterviewPlans.Find(stage.Text("interviewPlanId")) is null)
                    return Errors.NotFound("interview_plan");
                if (
                    stage.Text("interviewPlanId")
                    != (string?)application["currentInterviewStage"]!["interviewPlanId"]
                )
                    return Errors.InvalidInput(
                        "The interview stage is not part of the application's interview plan"
                    );
                if (ArchiveFields(request, context.State, stage) is { } error)
                    return error;
                // When the mail fails, the stage stays (section 11).
                if (ArchiveMail.Send(request, application, context) is { } failure)
                    return failure;
                Move(context, application, stage, request.Text("archiveReasonId"));
                return Save(application, context);
            }
        );

    // An archived stage needs a reason; archive fields with another stage are invalid (section 11).
    private static SandboxError? ArchiveFields(
        JsonObject request,
        SandboxState state,
        JsonObject stage
    )
    {
        var reasonId = request.Text("archiveReasonId");
        var email = request["archiveEmail"] as JsonObject;
        if (!StageTypes.IsArchived(stage))
            return reasonId is null && email is null
                ? null
                : Errors.InvalidInput(
                    "archiveReasonId and archiveEmail go with an archived stage only"
                );
        if (reasonId is null)
            return Errors.InvalidInput("archiveReasonId is required for an archived stage");
        if (state.ArchiveReasons.Find(reasonId) is null)
            return Errors.NotFound("archive_reason");
        if (email is null)
            return null;
        if (
            state.CommunicationTemplates.Find(email.Text("communicationTemplateId"))
            is not { } template
        )
            return Errors.NotFound("communication_template");
        return template.Texts("intendedTypes").Contains("email")
            ? null
            : new SandboxError(
                "communication_template_not_allowed",
                "The communication template is not meant for email"
            );
    }

    private static Answer Transfer(JsonObject request, SandboxContext context) =>
        With(
            request,
            context,
            application =>
            {
                var state = context.State;
                if (JobEndpoints.Find(context, request.Text("jobId")) is not { } job)
                    return Errors.NotFound("job");
                if (state.InterviewPlans.Find(request.Text("interviewPlanId")) is not { } plan)
                    return Errors.NotFound("interview_plan");
                if (
                    state.InterviewStages.Find(request.Text("interviewStageId")) is not { } stage
                    || stage.Text("interviewPlanId") != plan.Text("id")
                )
                    return Errors.NotFound("interview_stage");
                if (StageTypes.IsArchived(stage))
                    return Errors.InvalidInput(
                        "An application cannot be transferred to an archived stage"
                    );
                application["job"] = ApplicationView.JobPart(job);
                application["hiringTeam"] = job["hiringTeam"]?.DeepClone() ?? new JsonArray();
                Move(context, application, stage, archiveReasonId: null);
                return Save(application, context);
            }
        );

    /// <summary>Puts an application into a stage, with everything that follows from the stage's type.</summary>
    private static void Move(
        SandboxContext context,
        JsonObject application,
        JsonObject stage,
        string? archiveReasonId
    )
    {
        StageTypes.Put(
            application,
            stage,
            context.State.ArchiveReasons.Find(archiveReasonId),
            context.Timestamp
        );
        ApplicationHistory.Enter(context.State, application.Text("id")!, stage, context.Now);
    }
}
