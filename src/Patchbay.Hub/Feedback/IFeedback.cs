namespace Patchbay.Hub.Feedback;

/// <summary>What was said of tools.</summary>
internal interface IFeedback
{
    /// <param name="accountId">The account they were used for; null when it is not said.</param>
    /// <param name="requestId">The request that brought it.</param>
    Task<ToolFeedback> KeepAsync(
        string projectId,
        string? accountId,
        string text,
        IReadOnlyList<string> toolNames,
        string requestId,
        CancellationToken cancellationToken
    );
}
