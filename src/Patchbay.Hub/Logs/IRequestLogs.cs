namespace Patchbay.Hub.Logs;

/// <summary>Takes what happened; nobody waits for it to be written.</summary>
internal interface IRequestLogs
{
    /// <summary>Bodies are worth making only when this says so.</summary>
    bool KeepsBody(bool success);

    /// <summary>Never blocks. A full queue drops the entry, which is counted and told in the hub's log.</summary>
    void Write(LogEntry entry);
}

/// <param name="Steps">The requests to the provider.</param>
internal sealed record LogEntry(RequestLog Request, IReadOnlyList<StepLog> Steps);
