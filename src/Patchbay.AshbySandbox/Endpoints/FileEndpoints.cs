using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Files;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class FileEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["file.createFileUploadHandle"] = CreateUploadHandle;
        table["file.info"] = Info;
    }

    private static Answer CreateUploadHandle(JsonObject request, SandboxContext context)
    {
        var length = request.Whole("contentLength") ?? 0;
        if (length is < 1 or > FileRoom.LargestFile)
            return Errors.InvalidInput(
                $"contentLength must be between 1 and {FileRoom.LargestFile}"
            );

        var files = context.State.Files;
        var file = files.Announce(
            Enum.Parse<FileContext>(request.Text("fileUploadContext")!),
            request.Text("filename")!,
            request.Text("contentType")!,
            length,
            context.Now
        );
        var fields = new JsonObject();
        foreach (var (name, value) in files.UploadFields(file))
            fields[name] = value;
        return new JsonObject
        {
            ["handle"] = files.HandleOf(file),
            ["url"] = $"{context.BaseAddress}/_files/{file.Id}",
            ["fields"] = fields,
        };
    }

    private static Answer Info(JsonObject request, SandboxContext context) =>
        context.State.Files.Open(request.Text("fileHandle")!) is { } file
            ? new JsonObject { ["url"] = Link(context, file.Id) }
            : Errors.InvalidInput("fileHandle is not valid");

    /// <summary>A signed address under which a stored file can be read for a while.</summary>
    public static string Link(SandboxContext context, string fileId) =>
        $"{context.BaseAddress}/_files/{fileId}?{context.State.Files.LinkQuery(fileId, context.Now)}";
}
