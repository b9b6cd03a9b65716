using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Execution.Answers;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Access.Sessions;
using Patchbay.Hub.Accounts;
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

    /// <summary>Finds out what a key may do, whether or not an account holds it yet. It only reads.</summary>
    /// <param name="account">Whose key it is; null while it is nobody's yet.</param>
    /// <param name="progress">Told how far it has come.</param>
    Task<KeyVerdict> CheckKeyAsync(
        Profile profile,
        string key,
        Account? account,
        IProgress<CheckProgress>? progress,
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
)
{
    /// <summary>How much of the answer is wanted; null wants all of it.</summary>
    public AnswerOptions? Answer { get; init; }

    /// <summary>Told how far an action has come that takes several steps.</summary>
    public IProgress<ActionProgress>? Progress { get; init; }

    /// <summary>What the caller is held to; null for people and for keys without limits.</summary>
    public CallLimits? Limits => Source.Caller?.Limits;

    /// <summary>The agent session it is called by: of its accounts and its profile alone.</summary>
    public AgentSession? Session => Source.Caller?.Session;

    /// <summary>What cannot be undone, or mails a candidate, is off for agents until a profile turns it on.</summary>
    public bool ByAgent { get; init; } = Source.IsByAgent;
}
