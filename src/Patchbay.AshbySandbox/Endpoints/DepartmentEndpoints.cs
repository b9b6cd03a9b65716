using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class DepartmentEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["department.list"] = List;
        table["department.info"] = (request, context) =>
            With(request, context, department => department);
        table["department.create"] = Create;
        table["department.update"] = (request, context) =>
            Change(
                request,
                context,
                department => department.Take(request, "name", "externalName", "extraData")
            );
        table["department.archive"] = (request, context) =>
            Change(request, context, department => department["isArchived"] = true);
        table["department.restore"] = (request, context) =>
            Change(request, context, department => department["isArchived"] = false);
        table["department.move"] = Move;
    }

    private static Answer List(JsonObject request, SandboxContext context) =>
        context.Page(request, context.State.Departments, Archive.Filter(request));

    private static Answer Create(JsonObject request, SandboxContext context)
    {
        if (
            request.Text("parentId") is { } parentId
            && context.State.Departments.Find(parentId) is null
        )
            return Errors.NotFound("department");
        var department = new JsonObject
        {
            ["id"] = context.State.Ids.Next("department"),
            ["name"] = request.Text("name"),
            ["externalName"] = request.Text("externalName"),
            ["isArchived"] = false,
            ["parentId"] = request.Text("parentId"),
            ["createdAt"] = context.Timestamp,
            ["updatedAt"] = context.Timestamp,
            ["extraData"] = request["extraData"]?.DeepClone(),
        };
        context.State.Departments.Save(department);
        return department;
    }

    private static Answer Move(JsonObject request, SandboxContext context)
    {
        // A department cannot come to lie under itself.
        for (var above = request.Text("parentId"); above is not null; )
        {
            if (context.State.Departments.Find(above) is not { } parent)
                return Errors.NotFound("department");
            if (
                string.Equals(
                    above,
                    request.Text("departmentId"),
                    StringComparison.OrdinalIgnoreCase
                )
            )
                return Errors.InvalidInput("A department cannot be moved under itself");
            above = parent.Text("parentId");
        }
        return Change(
            request,
            context,
            department => department["parentId"] = request.Text("parentId")
        );
    }

    private static Answer Change(
        JsonObject request,
        SandboxContext context,
        Action<JsonObject> change
    ) =>
        Subject.Change(
            context.State.Departments.Find(request.Text("departmentId")),
            "department",
            context.State.Departments,
            department =>
            {
                change(department);
                department["updatedAt"] = context.Timestamp;
            }
        );

    private static Answer With(
        JsonObject request,
        SandboxContext context,
        Func<JsonObject, Answer> then
    ) =>
        Subject.With(
            context.State.Departments.Find(request.Text("departmentId")),
            "department",
            then
        );
}
