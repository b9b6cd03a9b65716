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

    /// <summary>Confidential projects are absent for a key without that switch (section 1).</summary>
    public static bool IsVisible(JsonObject project, SandboxContext context) =>
        context.Key.SeesConfidential || !project.Flag("confidential");

    private static Answer List(JsonObject request, SandboxContext context) =>
        context.Page(
            request,
            context.State.Projects,
            project =>
                IsVisible(project, context)
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
                    IsVisible(project, context)
                    && project.Text("title")!.Contains(title, StringComparison.OrdinalIgnoreCase)
                )
                .Take(SearchMatches)
        );
    }

    private static Answer Info(JsonObject request, SandboxContext context) =>
        context.State.Projects.Find(request.Text("projectId")) is { } project
        && IsVisible(project, context)
            ? project
            : Errors.NotFound("project");
}
