using System.Runtime.CompilerServices;
using Patchbay.Hub.Access;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Dashboard;

/// <summary>GET …/live: server-sent events, each the name of what changed; the page reads itself anew then.</summary>
internal static class Live
{
    public static IResult Handle(
        Caller caller,
        LiveChanges changes,
        IHostApplicationLifetime lifetime,
        HttpContext http
    ) =>
        TypedResults.ServerSentEvents(
            ListenAsync(changes, caller.ProjectId, lifetime, http.RequestAborted),
            "change"
        );

    private static async IAsyncEnumerable<string> ListenAsync(
        LiveChanges changes,
        string projectId,
        IHostApplicationLifetime lifetime,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // An open page must not hold up the end of the hub.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            lifetime.ApplicationStopping
        );
        await foreach (var topic in changes.ListenAsync(projectId, stop.Token))
            yield return topic;
    }
}
