using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Executions;

/// <summary>Turns how an execution or a proxy call went into an entry of the request log.</summary>
internal sealed class ExecutionLog(IRequestLogs logs, TimeProvider time)
{
    public void Write(LoggedCall call)
    {
        var log = call.Source.Ended(
            call.ProjectId,
            call.Status,
            call.StartedAt,
            time.GetElapsedTime(call.Clock)
        ) with
        {
            AccountId = call.Account?.Id,
            Provider = call.Connector?.Info.Key,
            Service = call.Connector?.Info.Category,
            Resource = call.Action?.Resource,
            Action = call.Action?.Id,
            Success = call.Code is null,
            ErrorCategory = call.Code,
            MissingPermission = call.MissingPermission,
            ProviderRequestId = call.ProviderRequestId,
        };
        if (logs.KeepsBody(log.Success))
            log = log with
            {
                RequestBody = RedactedBody.Of(call.Sent, call.Key),
                ResponseBody = RedactedBody.Of(call.Answered, call.Key),
            };
        logs.Write(new(log, Steps(log, call.Steps)));
    }

    /// <summary>Notes a message that could not be read, and hands back what is wrong with it.</summary>
    public ApiError Unreadable(RequestSource source, string projectId, ApiError fault)
    {
        Write(
            new LoggedCall(source, projectId, time.GetUtcNow(), time.GetTimestamp())
            {
                Status = fault.Status,
                Code = fault.Code,
            }
        );
        return fault;
    }

    private static List<StepLog> Steps(RequestLog log, IReadOnlyList<ProviderStep> steps) =>
        steps
            .Select(
                (step, index) =>
                    new StepLog
                    {
                        RequestId = log.RequestId,
                        ProjectId = log.ProjectId,
                        Number = index + 1,
                        AccountId = log.AccountId,
                        Provider = log.Provider,
                        Service = log.Service,
                        Resource = log.Resource,
                        Action = log.Action,
                        Method = step.Method,
                        Path = step.Url.AbsolutePath,
                        // Without the query: a signed upload address carries its signature there.
                        Url = step.Url.GetLeftPart(UriPartial.Path),
                        Status = step.Status,
                        Success = step.Status is < 400,
                        StartedAt = step.StartedAt,
                        Duration = Math.Round(step.Duration.TotalMilliseconds, 3),
                    }
            )
            .ToList();
}

/// <param name="Clock">The timestamp of the start.</param>
internal sealed record LoggedCall(
    RequestSource Source,
    string ProjectId,
    DateTimeOffset StartedAt,
    long Clock
)
{
    public Account? Account { get; init; }

    public Connector? Connector { get; init; }

    public ActionDefinition? Action { get; init; }

    public IReadOnlyList<ProviderStep> Steps { get; init; } = [];

    /// <summary>The HTTP status that the caller gets.</summary>
    public int Status { get; init; }

    /// <summary>Null when all went well.</summary>
    public string? Code { get; init; }

    /// <summary>What the key lacks, where the hub sent nothing for that.</summary>
    public string? MissingPermission { get; init; }

    public string? ProviderRequestId { get; init; }

    public JsonElement Sent { get; init; }

    public JsonElement Answered { get; init; }

    /// <summary>The account's key, so that it is taken out of what is kept.</summary>
    public string? Key { get; init; }

    /// <summary>The caller went away before the provider had answered.</summary>
    public LoggedCall CancelledWith(string key) =>
        this with
        {
            Status = StatusCodes.Status499ClientClosedRequest,
            Code = "cancelled",
            Key = key,
        };

    public override string ToString() => $"{nameof(LoggedCall)} {{ {Source.RequestId} }}";
}
