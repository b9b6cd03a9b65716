using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Reference data: lists and look-ups that show what the company has and nothing else.</summary>
internal static class ReferenceEndpoints
{
    private sealed record Listing(
        string Endpoint,
        Func<JsonObject, SandboxContext, JsonObject, bool> Shows,
        Func<JsonObject, SandboxContext, JsonObject, JsonObject>? Shown = null
    );

    private sealed record Lookup(
        string Endpoint,
        string IdField,
        string Entity,
        Func<JsonObject, SandboxContext, JsonObject, bool> Shows
    );

    private static readonly Listing[] Listings =
    [
        new("archiveReason.list", Current),
        new("brand.list", All),
        new("closeReason.list", Current),
        // Every template is the organization's, which both values of ownershipFilter ask for.
        new("communicationTemplate.list", All),
        new("feedbackFormDefinition.list", Current),
        new("interview.list", IsListedInterview),
        new("interviewStageGroup.list", All),
        new("jobBoard.list", All),
        new("jobTemplate.list", All, WithLocation),
        new("source.list", Current),
        new(
            "sourceTrackingLink.list",
            (request, _, link) => request.Flag("includeDisabled") || link.Flag("enabled")
        ),
        new("surveyFormDefinition.list", All),
    ];

    private static readonly Lookup[] Lookups =
    [
        new(
            "feedbackFormDefinition.info",
            "feedbackFormDefinitionId",
            "feedback_form_definition",
            All
        ),
        new("interview.info", "id", "interview", IsVisibleInterview),
        new("surveyFormDefinition.info", "surveyFormDefinitionId", "survey_form_definition", All),
    ];

    public static void AddTo(HandlerTable table)
    {
        foreach (var listing in Listings)
            table[listing.Endpoint] = (request, context) => List(listing, request, context);
        foreach (var lookup in Lookups)
            table[lookup.Endpoint] = (request, context) =>
                Records(context).Find(request.Text(lookup.IdField)) is { } found
                && lookup.Shows(request, context, found)
                    ? found
                    : Errors.NotFound(lookup.Entity);
        // There is one, and it takes no id.
        table["referralForm.info"] = (_, context) => Records(context).After(-1).First().Record;
    }

    private static Answer List(Listing listing, JsonObject request, SandboxContext context)
    {
        var where = (JsonObject record) => listing.Shows(request, context, record);
        Func<JsonObject, JsonObject>? shown = listing.Shown is { } show
            ? record => show(request, context, record)
            : null;
        return context.Endpoint.Paging == Contract.Paging.None
            ? SandboxContext.All(Records(context), where, shown)
            : context.Page(request, Records(context), where, shown);
    }

    private static IRecords Records(SandboxContext context) =>
        context.State.Of(context.Endpoint.Resource)!;

    private static bool All(JsonObject request, SandboxContext context, JsonObject record) => true;

    private static bool Current(JsonObject request, SandboxContext context, JsonObject record) =>
        Archive.Filter(request)(record);

    // Interviews of one job only when asked for. None here belongs to a schedule template, so
    // excludeArchivedScheduleTemplateInterviews leaves nothing out.
    private static bool IsListedInterview(
        JsonObject request,
        SandboxContext context,
        JsonObject interview
    ) =>
        Current(request, context, interview)
        && (interview.Text("jobId") is null || request.Flag("includeNonSharedInterviews"))
        && IsVisibleInterview(request, context, interview);

    private static bool IsVisibleInterview(
        JsonObject request,
        SandboxContext context,
        JsonObject interview
    ) => context.SeesJob(interview.Text("jobId"));

    private static JsonObject WithLocation(
        JsonObject request,
        SandboxContext context,
        JsonObject template
    )
    {
        if (
            request.Texts("expand").Contains("location")
            && context.State.Locations.Find(template.Text("locationId")) is { } location
        )
            template["location"] = location;
        return template;
    }
}
