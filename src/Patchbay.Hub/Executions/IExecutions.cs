using System.Text.Json;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Executions;

/// <summary>Runs actions: every wire form translates to this and back.</summary>
internal interface IExecutions
{
    Task<ExecutionOutcome> ExecuteAsync(
        ExecutionRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>Finds out what a key may do, whether or not an account holds it yet. It only reads.</summary>
    Task<KeyVerdict> CheckKeyAsync(
        Profile profile,
        string key,
        CancellationToken cancellationToken
    );
}

/// <param name="Input">A JSON object.</param>
internal sealed record ExecutionRequest(
    string ProjectId,
    string AccountId,
    string Action,
    JsonElement Input
);
