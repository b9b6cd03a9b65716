using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class LocationEndpoints
{
    private const string Hierarchy = "LocationHierarchy";
    private const string Remote = "Remote";

    private static SandboxError NoWorkplace { get; } =
        Errors.InvalidInput("A LocationHierarchy has neither isRemote nor workplaceType");

    public static void AddTo(HandlerTable table)
    {
        table["location.list"] = List;
        table["location.info"] = (request, context) => With(request, context, location => location);
        table["location.create"] = Create;
        table["location.archive"] = (request, context) =>
            Change(request, context, location => location["isArchived"] = true);
        table["location.restore"] = (request, context) =>
            Change(request, context, location => location["isArchived"] = false);
        table["location.move"] = Move;
        table["location.updateAddress"] = (request, context) =>
            Change(request, context, location => location.Take(request, "address"));
        table["location.updateName"] = (request, context) =>
            Change(request, context, location => location.Take(request, "name"));
        table["location.updateExternalName"] = (request, context) =>
            Change(request, context, location => location.Take(request, "externalName"));
        table["location.updateWorkplaceType"] = (request, context) =>
            With(
                request,
                context,
                location =>
                    location.Text("type") == Hierarchy
                        ? NoWorkplace
                        : Change(
                            request,
                            context,
                            found => SetWorkplace(found, request.Text("workplaceType"))
                        )
            );
    }

    private static Answer List(JsonObject request, SandboxContext context)
    {
        var current = Archive.Filter(request);
        // Regions appear on demand only.
        var regions = request.Flag("includeLocationHierarchy");
        return context.Page(
            request,
            context.State.Locations,
            location => current(location) && (regions || location.Text("type") != Hierarchy)
        );
    }

    private static Answer Create(JsonObject request, SandboxContext context)
    {
        var workplace = request.Text("workplaceType");
        var remote = (bool?)request["isRemote"];
        if (request.Text("type") == Hierarchy && (remote == true || workplace is not null))
            return NoWorkplace;
        // isRemote and workplaceType are tied (section 11; changelog 2026-02-18: Hybrid counts as remote here).
        if (
            workplace is not null
            && remote is not null
            && remote != (workplace is Remote or "Hybrid")
        )
            return Errors.InvalidInput(
                "isRemote is true with workplaceType Remote or Hybrid, and only then"
            );
        if (request.Text("parentLocationId") is { } parentId)
        {
            if (context.State.Locations.Find(parentId) is not { } parent)
                return Errors.NotFound("location");
            if (parent.Text("type") != Hierarchy)
                return Errors.InvalidInput("parentLocationId must be a LocationHierarchy");
        }

        var location = new JsonObject
        {
            ["id"] = context.State.Ids.Next("location"),
            ["name"] = request.Text("name"),
            ["externalName"] = request.Text("externalName"),
            ["isArchived"] = false,
            ["address"] = request["address"]?.DeepClone(),
            ["isRemote"] = false,
            ["workplaceType"] = null,
            ["parentLocationId"] = request.Text("parentLocationId"),
            ["type"] = request.Text("type"),
            ["extraData"] = request["extraData"]?.DeepClone(),
        };
        if (request.Text("type") == "Location")
            SetWorkplace(location, workplace ?? (remote == true ? Remote : "OnSite"));
        context.State.Locations.Save(location);
        return location;
    }

    private static Answer Move(JsonObject request, SandboxContext context)
    {
        for (var above = request.Text("parentLocationHierarchyId"); above is not null; )
        {
            if (context.State.Locations.Find(above) is not { } parent)
                return Errors.NotFound("location");
            if (parent.Text("type") != Hierarchy)
                return Errors.InvalidInput("parentLocationHierarchyId must be a LocationHierarchy");
            if (
                string.Equals(above, request.Text("locationId"), StringComparison.OrdinalIgnoreCase)
            )
                return Errors.InvalidInput("A location cannot be moved under itself");
            above = parent.Text("parentLocationId");
        }
        return Change(
            request,
            context,
            location => location["parentLocationId"] = request.Text("parentLocationHierarchyId")
        );
    }

    private static void SetWorkplace(JsonObject location, string? workplace)
    {
        location["workplaceType"] = workplace;
        location["isRemote"] = workplace == Remote;
    }

    private static Answer Change(
        JsonObject request,
        SandboxContext context,
        Action<JsonObject> change
    ) =>
        Subject.Change(
            context.State.Locations.Find(request.Text("locationId")),
            "location",
            context.State.Locations,
            change
        );

    private static Answer With(
        JsonObject request,
        SandboxContext context,
        Func<JsonObject, Answer> then
    ) => Subject.With(context.State.Locations.Find(request.Text("locationId")), "location", then);
}
