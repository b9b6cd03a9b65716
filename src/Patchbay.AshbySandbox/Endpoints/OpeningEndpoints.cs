using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class OpeningEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["opening.list"] = (request, context) =>
            context.Page(
                request,
                context.State.Openings,
                opening =>
                    request.IsAfter("createdAfter", (string?)opening["latestVersion"]?["createdAt"])
                    && context.SeesOpening(opening)
            );
        table["opening.info"] = (request, context) => With(request, context, opening => opening);
        table["opening.search"] = (request, context) =>
            SandboxContext.All(
                context.State.Openings,
                opening =>
                    (string?)opening["latestVersion"]?["identifier"] == request.Text("identifier")
                    && context.SeesOpening(opening)
            );
        table["opening.create"] = Create;
        table["opening.update"] = Update;
        table["opening.addJob"] = (request, context) =>
            Link(request, context, "jobIds", "jobId", id => JobEndpoints.Find(context, id), true);
        table["opening.removeJob"] = (request, context) =>
            Link(request, context, "jobIds", "jobId", id => JobEndpoints.Find(context, id), false);
        table["opening.addLocation"] = (request, context) =>
            Link(request, context, "locationIds", "locationId", context.State.Locations.Find, true);
        table["opening.removeLocation"] = (request, context) =>
            Link(
                request,
                context,
                "locationIds",
                "locationId",
                context.State.Locations.Find,
                false
            );
        table["opening.setOpeningState"] = SetState;
        table["opening.setArchived"] = SetArchived;
    }

    /// <summary>An opening whose jobs may all be seen.</summary>
    public static JsonObject? Find(SandboxContext context, string? id) =>
        context.State.Openings.Find(id) is { } opening && context.SeesOpening(opening)
            ? opening
            : null;

    // An empty body makes a draft; openedAt and hiringTeam are not fields of the request (section 11).
    private static Answer Create(JsonObject request, SandboxContext context)
    {
        var state = context.State;
        if (Unknown(request, context) is { } error)
            return error;
        var openingState = request.Text("openingState") ?? "Draft";
        // Required custom fields cannot be given here, so where there are any only a draft can be made (section 11).
        if (
            openingState != "Draft"
            && state.CustomFields.After(-1).Any(entry => IsRequiredForOpenings(entry.Record))
        )
            return Errors.InvalidInput(
                "Required custom fields are missing: create the opening as Draft"
            );

        var opening = new JsonObject
        {
            ["id"] = state.Ids.Next("opening"),
            ["openedAt"] = null,
            ["closedAt"] = null,
            ["isArchived"] = false,
            ["archivedAt"] = null,
            ["closeReasonId"] = null,
            ["openingState"] = "Draft",
            ["latestVersion"] = Version(request, context),
        };
        Enter(opening, openingState, closeReasonId: null, context);
        state.Openings.Save(opening);
        return opening;
    }

    private static bool IsRequiredForOpenings(JsonObject field) =>
        field.Text("objectType") == "Opening"
        && field.Flag("isRequired")
        && !field.Flag("isArchived");

    private static JsonObject Version(JsonObject request, SandboxContext context)
    {
        var version = new JsonObject
        {
            ["id"] = context.State.Ids.Next("openingVersion"),
            ["identifier"] = request.Text("identifier") ?? "",
            ["description"] = request.Text("description") ?? "",
            ["authorId"] = context.State.Users.After(-1).First().Record.Text("id"),
            ["createdAt"] = context.Timestamp,
            ["jobIds"] = request["jobIds"]?.DeepClone() ?? new JsonArray(),
            ["isBackfill"] = request.Flag("isBackfill"),
            ["employmentType"] = request.Text("employmentType") is { Length: > 0 } type
                ? type
                : "FullTime",
            ["locationIds"] = request["locationIds"]?.DeepClone() ?? new JsonArray(),
            ["hiringTeam"] = new JsonArray(),
            ["customFields"] = new JsonArray(),
        };
        version.Take(request, "teamId", "targetHireDate", "targetStartDate");
        return version;
    }

    // A change of an opening is a new version of it.
    private static Answer Update(JsonObject request, SandboxContext context)
    {
        if (Unknown(request, context) is { } error)
            return error;
        return Change(
            request,
            context,
            opening =>
            {
                var version = opening["latestVersion"]!.AsObject();
                version.Take(
                    request,
                    "identifier",
                    "description",
                    "teamId",
                    "targetHireDate",
                    "targetStartDate",
                    "isBackfill"
                );
                if (request.Text("employmentType") is { Length: > 0 } type)
                    version["employmentType"] = type;
                version["id"] = context.State.Ids.Next("openingVersion");
                version["createdAt"] = context.Timestamp;
            }
        );
    }

    private static Answer Link(
        JsonObject request,
        SandboxContext context,
        string list,
        string idField,
        Func<string?, JsonObject?> find,
        bool add
    )
    {
        if (find(request.Text(idField)) is not { } target)
            return Errors.NotFound(idField[..^2]);
        return Change(
            request,
            context,
            opening =>
            {
                var linked = opening["latestVersion"]![list]!.AsArray();
                linked.RemoveAll(known => known!.ToString() == target.Text("id"));
                if (add)
                    linked.Add(target.Text("id"));
            }
        );
    }

    private static Answer SetState(JsonObject request, SandboxContext context)
    {
        var reason = request.Text("closeReasonId");
        if (reason is not null && context.State.Of("closeReason")!.Find(reason) is null)
            return Errors.NotFound("close_reason");
        return Change(
            request,
            context,
            opening => Enter(opening, request.Text("openingState")!, reason, context)
        );
    }

    private static void Enter(
        JsonObject opening,
        string state,
        string? closeReasonId,
        SandboxContext context
    )
    {
        opening["openingState"] = state;
        // Set to Approved from outside, it needs nobody's word any more; Open skips the approval (section 11).
        if (state == "Approved")
            Approvals.Force(context, opening.Text("id"));
        if (state == "Open")
            opening["openedAt"] = context.Timestamp; // now, whatever the request says (section 11)
        opening["closedAt"] = state == "Closed" ? context.Timestamp : null;
        opening["closeReasonId"] = state == "Closed" ? closeReasonId : null;
    }

    private static Answer SetArchived(JsonObject request, SandboxContext context) =>
        Change(
            request,
            context,
            opening =>
            {
                opening["isArchived"] = request.Flag("archive");
                opening["archivedAt"] = request.Flag("archive") ? context.Timestamp : null;
            }
        );

    private static SandboxError? Unknown(JsonObject request, SandboxContext context) =>
        request.Text("teamId") is { } team && context.State.Departments.Find(team) is null
            ? Errors.NotFound("department")
        : request.Texts("jobIds").Any(id => JobEndpoints.Find(context, id) is null)
            ? Errors.NotFound("job")
        : request.Texts("locationIds").Any(id => context.State.Locations.Find(id) is null)
            ? Errors.NotFound("location")
        : null;

    private static Answer Change(
        JsonObject request,
        SandboxContext context,
        Action<JsonObject> change
    ) =>
        Subject.Change(
            Find(context, request.Text("openingId")),
            "opening",
            context.State.Openings,
            change
        );

    private static Answer With(
        JsonObject request,
        SandboxContext context,
        Func<JsonObject, Answer> then
    ) => Subject.With(Find(context, request.Text("openingId")), "opening", then);
}
