using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class CandidateTagEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["candidateTag.list"] = (request, context) =>
            context.Page(request, context.State.CandidateTags, Archive.Filter(request));
        table["candidateTag.create"] = Create;
        table["candidateTag.archive"] = ArchiveTag;
    }

    // An existing title answers with the tag that has it (section 11).
    private static Answer Create(JsonObject request, SandboxContext context)
    {
        var title = request.Text("title");
        foreach (var entry in context.State.CandidateTags.After(-1))
            if (
                string.Equals(entry.Record.Text("title"), title, StringComparison.OrdinalIgnoreCase)
            )
                return entry.Record;

        var tag = new JsonObject
        {
            ["id"] = context.State.Ids.Next("candidateTag"),
            ["title"] = title,
            ["isArchived"] = false,
        };
        context.State.CandidateTags.Save(tag);
        return tag;
    }

    private static Answer ArchiveTag(JsonObject request, SandboxContext context)
    {
        if (context.State.CandidateTags.Find(request.Text("tagId")) is not { } tag)
            return Errors.NotFound("candidate_tag");
        tag["isArchived"] = true;
        context.State.CandidateTags.Save(tag);
        return tag;
    }
}
