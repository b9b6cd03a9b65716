using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Accounts;

namespace Patchbay.Hub.Permissions;

/// <summary>What is known of accounts' keys: kept, asked before an execution, and learned from it.</summary>
internal interface IPermissions
{
    /// <summary>From memory when it was asked for before; nothing proven when the key was never checked.</summary>
    ValueTask<PermissionReport> FindAsync(Account account, CancellationToken cancellationToken);

    /// <summary>The tick boxes without which the provider is known to refuse the action; empty when it may be tried.</summary>
    ValueTask<IReadOnlyList<ScopeDefinition>> MissingAsync(
        Account account,
        ActionDefinition action,
        CancellationToken cancellationToken
    );

    /// <summary>Notes what an execution showed; a refusal also has the key checked again, soon.</summary>
    ValueTask LearnAsync(
        Account account,
        ActionDefinition action,
        ActionOutcome outcome,
        CancellationToken cancellationToken
    );

    /// <summary>Keeps the report of a check and plans the next one.</summary>
    Task StoreAsync(
        Account account,
        PermissionReport report,
        Keep keep,
        CancellationToken cancellationToken
    );

    /// <summary>Plans the next check after one that came to nothing.</summary>
    Task PostponeAsync(Account account, TimeSpan by, CancellationToken cancellationToken);

    Task ForgetAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>The accounts whose next check is due, the longest waiting first.</summary>
    Task<IReadOnlyList<DueCheck>> DueAsync(int most, CancellationToken cancellationToken);
}

internal sealed record DueCheck(string ProjectId, string AccountId);

/// <summary>What of earlier use stays true where a check cannot tell.</summary>
internal enum Keep
{
    /// <summary>It is another key.</summary>
    Nothing,

    /// <summary>What it was allowed; a box may just have been ticked.</summary>
    Grants,

    /// <summary>Also what it was refused lately.</summary>
    GrantsAndLacks,
}
