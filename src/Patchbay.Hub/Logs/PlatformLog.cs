using Microsoft.AspNetCore.Routing;
using Patchbay.Hub.Access;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Logs;

/// <summary>
/// Notes what API keys do on the platform, and what people change on its pages. It stands before the error bodies, so that it sees the status that a caller
/// sees.
/// </summary>
internal sealed class PlatformLog(RequestDelegate next, IRequestLogs logs, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var startedAt = time.GetUtcNow();
        var clock = time.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            if (http.Features.Get<Caller>() is { } caller && Category(http) is { } category)
                logs.Write(
                    new(
                        RequestSource
                            .Of(http, caller, "HTTP", IsPage(http) ? "DASHBOARD" : "API")
                            .Ended(
                                caller.ProjectId,
                                http.Response.StatusCode,
                                startedAt,
                                time.GetElapsedTime(clock)
                            ) with
                        {
                            Category = category,
                            ErrorCategory = http.Features.Get<RefusedKey>()?.Code,
                            AccountId =
                                category == "accounts" ? http.GetRouteValue("id") as string : null,
                        },
                        []
                    )
                );
        }
    }

    /// <summary>
    /// The first part of the route, such as <c>accounts</c>; null for routes that note themselves, unless they were not
    /// reached, and for pages that were only looked at.
    /// </summary>
    private static string? Category(HttpContext http) =>
        http.GetEndpoint() is RouteEndpoint endpoint
        && !(IsPage(http) && HttpMethods.IsGet(http.Request.Method))
        && (
            endpoint.Metadata.GetMetadata<NoPlatformLog>() is null
            || http.Features.Get<RefusedKey>() is not null
        )
            // A page's path goes on from the dashboard's and the project's.
            ? endpoint.RoutePattern.RawText?.Trim('/').Split('/').ElementAt(IsPage(http) ? 2 : 0)
            : null;

    private static bool IsPage(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<DashboardPage>() is not null;
}

/// <summary>On routes that note themselves, with more than a middleware knows, and on the logs' own.</summary>
internal sealed record NoPlatformLog;
