using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class ReportEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["report.generate"] = Generate;
        table["report.synchronous"] = (request, context) =>
            context.State.Reports.Synchronous(
                request.Text("reportId")!,
                Headers(request),
                context.Now
            );
    }

    private static Answer Generate(JsonObject request, SandboxContext context) =>
        request.Text("requestId") is { } requestId
            ? context.State.Reports.Poll(
                requestId,
                request.Text("reportId")!,
                Headers(request),
                context.Now
            )
            : context.State.Reports.Start(request.Text("reportId")!, Headers(request), context.Now);

    private static bool Headers(JsonObject request) =>
        request.Flag("includeHeadersInData", otherwise: true); // section 6
}
