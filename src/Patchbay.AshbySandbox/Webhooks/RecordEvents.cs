using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Webhooks;

/// <summary>Something that happened to one record; with data where no record tells it.</summary>
internal sealed record Happening(WebhookType Type, string Subject, JsonObject? Data = null);

/// <summary>
/// Which events a call caused, read off the records that it changed: whatever an endpoint or an act does to a record, its
/// event follows. What no record shows is raised at the desk.
/// </summary>
internal static class RecordEvents
{
    private static readonly Dictionary<string, Func<Change, WebhookType?>> Types = new()
    {
        ["application"] = OfApplication,
        ["interviewSchedule"] = change =>
            CreateOrUpdate(
                change,
                WebhookTypes.InterviewScheduleCreate,
                WebhookTypes.InterviewScheduleUpdate
            ),
        ["job"] = change => CreateOrUpdate(change, WebhookTypes.JobCreate, WebhookTypes.JobUpdate),
        ["jobPosting"] = OfPosting,
        ["offer"] = change =>
            change.After is null
                ? WebhookTypes.OfferDelete
                : CreateOrUpdate(change, WebhookTypes.OfferCreate, WebhookTypes.OfferUpdate),
        ["opening"] = change => change.Before is null ? WebhookTypes.OpeningCreate : null,
        ["surveySubmission"] = change => change.Before is null ? WebhookTypes.SurveySubmit : null,
    };

    public static IEnumerable<Happening> Of(ChangeLog changes) =>
        changes
            .In(Types.ContainsKey)
            // Made and removed again in one call: nobody saw it.
            .Where(change => change.Before is not null || change.After is not null)
            .Select(change => (change, type: Types[change.Collection](change)))
            .Where(found => found.type is not null)
            .Select(found => new Happening(found.type!, found.change.Id, LastWords(found.change)));

    private static WebhookType? OfApplication(Change change)
    {
        if (change.Before is not { } before)
            return WebhookTypes.ApplicationSubmit;
        if (change.After is not { } after)
            return null;
        var (from, to) = (before["currentInterviewStage"], after["currentInterviewStage"]);
        if ((string?)from?["id"] == (string?)to?["id"])
            return WebhookTypes.ApplicationUpdate;
        return before.Text("status") != "Hired" && after.Text("status") == "Hired"
            ? WebhookTypes.CandidateHire
            : WebhookTypes.CandidateStageChange;
    }

    private static WebhookType? OfPosting(Change change)
    {
        if (change.After is not { } after)
            return null;
        var (was, isNow) = (
            change.Before?.Text("status") == "Published",
            after.Text("status") == "Published"
        );
        return was == isNow ? WebhookTypes.JobPostingUpdate
            : isNow ? WebhookTypes.JobPostingPublish
            : WebhookTypes.JobPostingUnpublish;
    }

    private static WebhookType? CreateOrUpdate(
        Change change,
        WebhookType create,
        WebhookType update
    ) =>
        change.After is null ? null
        : change.Before is null ? create
        : update;

    private static JsonObject? LastWords(Change change)
    {
        if (change is not { Collection: "offer", After: null, Before: { } offer })
            return null;
        var left = new JsonObject();
        left.Take(offer, "id", "applicationId");
        return new JsonObject { ["offer"] = left };
    }
}
