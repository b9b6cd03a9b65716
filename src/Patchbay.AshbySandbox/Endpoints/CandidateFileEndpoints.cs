using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Files;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class CandidateFileEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["candidate.uploadResume"] = (request, context) =>
            Upload(request, context, "resumeHandle", FileContext.CandidateResume);
        table["candidate.uploadFile"] = (request, context) =>
            Upload(request, context, "fileHandle", FileContext.CandidateFiles);
    }

    // By handle, or in the deprecated form with the file as a part of the request (section 7).
    private static Answer Upload(
        JsonObject request,
        SandboxContext context,
        string handleField,
        FileContext kind
    ) =>
        CandidateEndpoints.With(
            request,
            context,
            candidate =>
            {
                var files = context.State.Files;
                var file = context.Upload is { } part
                    ? files.Store(kind, part.FileName, part.ContentType, part.Content, context.Now)
                    : files.Open(request.Text(handleField)!);
                if (file is null)
                    return Errors.InvalidInput($"{handleField} is not valid");
                if (file.Context != kind)
                    return Errors.InvalidInput($"{handleField} was made for {file.Context}");
                if (file.Content is null)
                    return Errors.InvalidInput($"{handleField} names a file that was not uploaded");

                return CandidateEndpoints.Change(
                    request,
                    context,
                    found =>
                    {
                        var entity = files.Entity(file, found.Text("id")!);
                        found["fileHandles"]!.AsArray().Add(entity);
                        if (kind == FileContext.CandidateResume)
                            found["resumeFileHandle"] = entity.DeepClone();
                    }
                );
            }
        );
}
