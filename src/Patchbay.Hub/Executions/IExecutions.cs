using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Executions;

/// <summary>Runs actions: every wire form translates to this and back.</summary>
internal interface IExecutions
{
    Task<ExecutionOutcome> ExecuteAsync(
        ExecutionRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>Runs the connector's test action with a key that no account holds yet.</summary>
    Task<ActionOutcome> TryKeyAsync(
        Profile profile,
        string key,
        CancellationToken cancellationToken
    );
}

/// <param name="ProfileId">The connector profile to run under; null takes the account's.</param>
/// <param name="Input">A JSON object.</param>
internal sealed record ExecutionRequest(
    RequestSource Source,
    string ProjectId,
    string AccountId,
    string? ProfileId,
    string Action,
    JsonElement Input
);
