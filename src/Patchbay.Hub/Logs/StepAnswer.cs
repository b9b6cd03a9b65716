namespace Patchbay.Hub.Logs;

/// <summary>One request to the provider on the wire.</summary>
internal sealed record StepAnswer(
    string Id,
    string RequestId,
    DateTimeOffset StartTime,
    DateTimeOffset EndTime,
    string? AccountId,
    string ProjectId,
    string HttpMethod,
    string Path,
    string Url,
    int? Status,
    double Duration,
    bool Success,
    string? Provider,
    string? Service,
    string? Resource,
    string? ChildResource,
    string? SubResource,
    string? Action,
    bool IsWorker
)
{
    public static StepAnswer From(StepLog step) =>
        new(
            $"{step.RequestId}.{step.Number}",
            step.RequestId,
            step.StartedAt,
            step.StartedAt.AddMilliseconds(step.Duration),
            step.AccountId,
            step.ProjectId,
            step.Method,
            step.Path,
            step.Url,
            step.Status,
            step.Duration,
            step.Success,
            step.Provider,
            step.Service,
            step.Resource,
            null,
            null,
            step.Action,
            false
        );
}
