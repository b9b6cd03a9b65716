namespace Patchbay.Hub.Executions;

/// <summary>One request that went to a provider.</summary>
/// <param name="Status">Null when no answer came.</param>
internal sealed record ProviderStep(
    string Method,
    Uri Url,
    int? Status,
    DateTimeOffset StartedAt,
    TimeSpan Duration
);

/// <summary>
/// Notes the requests of an execution on their way out: below the engine, where retries and the steps of an upload are
/// single requests. Whoever wants them calls <see cref="Begin"/>; they are found by the flow of the call.
/// </summary>
internal sealed class ProviderSteps(HttpMessageInvoker http, TimeProvider time) : HttpMessageHandler
{
    private static readonly AsyncLocal<List<ProviderStep>?> Current = new();

    /// <summary>The list that the requests of the calling method, and of all it calls, are added to.</summary>
    public static IReadOnlyList<ProviderStep> Begin()
    {
        var steps = new List<ProviderStep>(1);
        Current.Value = steps;
        return steps;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (Current.Value is not { } steps)
            return await http.SendAsync(request, cancellationToken);
        var startedAt = time.GetUtcNow();
        var clock = time.GetTimestamp();
        int? status = null;
        try
        {
            var response = await http.SendAsync(request, cancellationToken);
            status = (int)response.StatusCode;
            return response;
        }
        finally
        {
            var step = new ProviderStep(
                request.Method.Method,
                request.RequestUri!,
                status,
                startedAt,
                time.GetElapsedTime(clock)
            );
            // A check of a key asks several things at once.
            lock (steps)
                steps.Add(step);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            http.Dispose();
        base.Dispose(disposing);
    }
}
