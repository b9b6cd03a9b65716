using Microsoft.Net.Http.Headers;

namespace Patchbay.AshbySandbox.Control;

/// <summary>
/// What tests and people do to the sandbox rather than in it. Plain JSON over HTTP; faults are problem details (RFC 9457).
/// </summary>
internal static class ControlSide
{
    public const string Path = "/_control";

    public static void MapControl(this IEndpointRouteBuilder app, Sandbox sandbox)
    {
        var group = app.MapGroup(Path).DisableAntiforgery();
        // A page of another site, open in a browser on this machine, must not turn the clock.
        group.AddEndpointFilter(
            async (call, next) =>
                IsForeign(call.HttpContext.Request)
                    ? Problems.Of(403, "Requests from pages of other sites are refused.")
                    : await next(call)
        );
        group.MapKeys(sandbox);
        group.MapState(sandbox);
        group.MapClock(sandbox);
        group.MapFaults(sandbox);
        group.MapRequests(sandbox);
        group.MapActs(sandbox);
    }

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin
        && origin != $"{request.Scheme}://{request.Headers[HeaderNames.Host]}";
}
