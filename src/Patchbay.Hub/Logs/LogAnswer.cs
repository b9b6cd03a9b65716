using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

/// <summary>One request on the wire. The last eight are ours, beside StackOne's fields.</summary>
/// <param name="StepRequests">Only where they were asked for.</param>
internal sealed record LogAnswer(
    string RequestId,
    DateTimeOffset EventDatetime,
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
    bool IsWorker,
    string? SourceType,
    string? SourceValue,
    string? SourceId,
    string? SourceIp,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        LogRequestAnswer? Request,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        LogResponseAnswer? Response,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<StepAnswer>? StepRequests,
    string? Category,
    string? ErrorCategory,
    string? MissingPermission,
    string? ProviderRequestId,
    string? Transport,
    string? SessionId,
    string? ClientName,
    string? ClientVersion
)
{
    public static LogAnswer From(
        RequestLog log,
        ILookup<string, StepLog>? steps = null,
        bool withBodies = false
    ) =>
        new(
            log.RequestId,
            log.StartedAt,
            log.StartedAt,
            log.StartedAt.AddMilliseconds(log.Duration),
            log.AccountId,
            log.ProjectId,
            log.Method,
            log.Path,
            log.Url,
            log.Status,
            log.Duration,
            log.Success,
            log.Provider,
            log.Service,
            log.Resource,
            null,
            null,
            log.Action,
            false,
            log.SourceType,
            log.SourceValue,
            log.SourceId,
            log.SourceIp,
            withBodies ? LogRequestAnswer.From(log) : null,
            withBodies ? LogResponseAnswer.From(log) : null,
            steps?[log.RequestId].Select(StepAnswer.From).ToList(),
            log.Category,
            log.ErrorCategory,
            log.MissingPermission,
            log.ProviderRequestId,
            log.Transport,
            log.SessionId,
            log.ClientName,
            log.ClientVersion
        );

    /// <summary>The steps of these requests, in their order.</summary>
    public static async Task<ILookup<string, StepLog>> StepsAsync(
        HubDb db,
        IReadOnlyList<RequestLog> logs,
        CancellationToken cancellationToken
    )
    {
        var ids = logs.Select(log => log.RequestId).ToList();
        var steps = await db
            .StepLogs.Where(step => ids.Contains(step.RequestId))
            .OrderBy(step => step.Id)
            .ToListAsync(cancellationToken);
        return steps.ToLookup(step => step.RequestId);
    }
}
