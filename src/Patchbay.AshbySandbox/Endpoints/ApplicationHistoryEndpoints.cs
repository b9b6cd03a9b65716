using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class ApplicationHistoryEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["application.listHistory"] = List;
        table["application.updateHistory"] = Update;
        table["application.listCriteriaEvaluations"] = ListEvaluations;
    }

    private static Answer List(JsonObject request, SandboxContext context) =>
        ApplicationEndpoints.With(
            request,
            context,
            application =>
                context.Page(
                    request,
                    context.State.History.Of(application.Text("id")!),
                    scope: application.Text("id")!
                )
        );

    private static Answer ListEvaluations(JsonObject request, SandboxContext context) =>
        ApplicationEndpoints.With(
            request,
            context,
            application =>
                context.Page(
                    request,
                    context.State.CriteriaEvaluations.Of(application.Text("id")!),
                    scope: application.Text("id")!
                )
        );

    private static Answer Update(JsonObject request, SandboxContext context) =>
        ApplicationEndpoints.With(
            request,
            context,
            application =>
            {
                // A switch of the key beside its permission (section 1).
                if (!context.Key.MayUpdateApplicationHistory)
                    return Errors.InvalidInput(
                        "This API key is not allowed to update application history"
                    );
                if (
                    Replace(context, application, request["applicationHistory"]!.AsArray()) is
                    { } error
                )
                    return error;
                ApplicationEndpoints.Save(application, context);
                return ApplicationView.Whole(application, context, []).Without("resumeFileHandle");
            }
        );

    /// <summary>
    /// Makes the history what the list says: known events are changed, new ones added, absent ones deleted where their
    /// allowedActions permit. The last event is the application's stage.
    /// </summary>
    public static SandboxError? Replace(
        SandboxContext context,
        JsonObject application,
        JsonArray wanted
    )
    {
        var state = context.State;
        var events = state.History.Open(application.Text("id")!);
        var kept = events
            .After(-1)
            .ToDictionary(entry => entry.Record.Text("id")!, entry => entry.Record);
        var next = new List<(JsonObject Event, JsonObject Stage, string? ReasonId)>();
        foreach (
            var item in wanted
                .Select(item => item!.AsObject())
                .OrderBy(item => item.Whole("stageNumber"))
        )
        {
            if (state.InterviewStages.Find(item.Text("stageId")) is not { } stage)
                return Errors.NotFound("interview_stage");
            var reasonId = item.Text("archiveReasonId");
            if (StageTypes.IsArchived(stage) != reasonId is not null)
                return Errors.InvalidInput(
                    "archiveReasonId goes with an archived stage, and an archived stage needs one"
                );
            if (reasonId is not null && state.ArchiveReasons.Find(reasonId) is null)
                return Errors.NotFound("archive_reason");
            var id = item.Text("applicationHistoryId");
            if (id is not null && !kept.Remove(id.ToLowerInvariant()))
                return Errors.InvalidInput(
                    "applicationHistoryId is not part of this application's history"
                );
            var entered = item.TimeOr("enteredStageAt", context.Timestamp);
            if (
                next.Count > 0
                && string.CompareOrdinal(entered, next[^1].Event.Text("enteredStageAt")) < 0
            )
                return Errors.InvalidInput(
                    "enteredStageAt must not be earlier than that of the stage before"
                );
            next.Add(
                (
                    ApplicationHistory.Event(
                        state,
                        stage,
                        next.Count,
                        entered,
                        id?.ToLowerInvariant()
                    ),
                    stage,
                    reasonId
                )
            );
        }
        if (next.Count == 0)
            return Errors.InvalidInput("applicationHistory must not be empty");

        foreach (var (id, left) in kept)
            if (left.Texts("allowedActions").Contains("delete"))
                events.Remove(id);
        for (var i = 0; i < next.Count; i++)
        {
            if (i + 1 < next.Count)
            {
                next[i].Event["leftStageAt"] = next[i + 1].Event.Text("enteredStageAt");
                next[i].Event["allowedActions"] = new JsonArray("delete", "set_entered_at");
            }
            events.Save(next[i].Event);
        }
        var (last, lastStage, lastReason) = next[^1];
        StageTypes.Put(
            application,
            lastStage,
            state.ArchiveReasons.Find(lastReason),
            last.Text("enteredStageAt")!
        );
        state.Applications.Save(application);
        return null;
    }

    private static JsonObject Without(this JsonObject record, string field)
    {
        record.Remove(field);
        return record;
    }
}
