using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class NotetakerTranscriptEndpoints
{
    public static void AddTo(HandlerTable table) => table["notetakerTranscript.info"] = Info;

    // The text itself is a file behind a signed link that runs out.
    private static Answer Info(JsonObject request, SandboxContext context)
    {
        var state = context.State;
        if (
            state.NotetakerTranscripts.Find(request.Text("notetakerTranscriptId"))
                is not { } transcript
            || InterviewEventEndpoints.Find(context, transcript.Text("interviewEventId")) is null
        )
            return Errors.NotFound("notetaker_transcript");
        transcript["transcriptUrl"] = FileEndpoints.Link(context, transcript.Text("id")!);
        return transcript;
    }
}
