using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class ProjectEndpoints
{
    private const int SearchMatches = 100;

    public static void AddTo(HandlerTable table)
    {
        table["project.list"] = List;
        table["project.search"] = Search;
        table["project.info"] = Info;
    }

    public static JsonObject? Find(SandboxContext context, string? id) =>
        context.State.Projects.Find(id) is { } project && context.SeesProject(project)
            ? project
            : null;

    private static Answer List(JsonObject request, SandboxContext context) =>
        context.Page(
            request,
            context.State.Projects,
            project =>
                context.SeesProject(project)
                && request.IsAfter("createdAfter", project.Text("createdAt"))
        );

    private static Answer Search(JsonObject request, SandboxContext context)
    {
        var title = request.Text("title") ?? "";
        return Answer.List(
            context
                .State.Projects.After(-1)
                .Select(entry => entry.Record)
                .Where(project =>
                    context.SeesProject(project)
                    && project.Text("title")!.Contains(title, StringComparison.OrdinalIgnoreCase)
                )
                .Take(SearchMatches)
        );
    }

    private static Answer Info(JsonObject request, SandboxContext context) =>
        Find(context, request.Text("projectId")) is { } project
            ? project
            : Errors.NotFound("project");
}
