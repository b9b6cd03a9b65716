namespace Patchbay.Hub.Logs;

/// <summary>What requests and their steps have in common, so that both are filtered and sorted in one way.</summary>
internal interface ILogRow
{
    long Id { get; }

    string RequestId { get; }

    string ProjectId { get; }

    string? AccountId { get; }

    string? Provider { get; }

    string? Service { get; }

    string? Resource { get; }

    string? Action { get; }

    string Method { get; }

    int? Status { get; }

    bool Success { get; }

    DateTimeOffset StartedAt { get; }

    double Duration { get; }
}
