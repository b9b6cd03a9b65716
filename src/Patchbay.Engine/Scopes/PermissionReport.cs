using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Scopes;

/// <summary>What is known of a key's scopes. Never changed: what is learned makes a new one.</summary>
/// <param name="Findings">One a scope, in the order of the provider's form.</param>
/// <param name="CheckedAt">When the key was last checked as a whole; null before that.</param>
/// <param name="Complete">False when a question of that check went without an answer.</param>
public sealed record PermissionReport(
    IReadOnlyList<ScopeFinding> Findings,
    DateTimeOffset? CheckedAt,
    bool Complete
)
{
    /// <summary>Nothing known yet.</summary>
    public static PermissionReport Empty(ScopeTable scopes) =>
        new(
            scopes.All.Select(scope => ScopeFinding.Unknown(scope.Name)).ToList(),
            CheckedAt: null,
            Complete: false
        );

    public ScopeFinding Of(string scope)
    {
        foreach (var finding in Findings)
        {
            if (finding.Scope == scope)
                return finding;
        }
        return ScopeFinding.Unknown(scope);
    }

    /// <summary>
    /// What the key lets an action do. Where guide and provider name different scopes nobody knows which one counts: it
    /// works when both are granted and is missing when both are.
    /// </summary>
    public ActionPermission Of(ActionDefinition action)
    {
        if (action.MinimalScopes.All(IsGranted))
            return new(ActionState.Works, []);
        var lacksGuides = action.Scopes.Any(IsMissing);
        var lacksProviders =
            action.ProviderScopes.Count == 0
                ? lacksGuides
                : action.ProviderScopes.Any(scope => IsMissing(scope.Scope));
        return lacksGuides && lacksProviders
            ? new(
                ActionState.Missing,
                action
                    .MinimalScopes.Select(Of)
                    .Where(finding => finding.State == ScopeState.Missing)
                    .ToList()
            )
            : new(ActionState.NotProven, []);
    }

    /// <summary>Whether the provider would refuse it, by what is fresh enough to refuse a call by.</summary>
    public bool IsKnownToLack(ActionDefinition action, DateTimeOffset now) =>
        Of(action) is { State: ActionState.Missing, Missing: var missing }
        && missing.All(finding => finding.IsFresh(now));

    /// <summary>
    /// What an execution showed: it succeeded, or the provider refused it for want of a permission. The same report when
    /// that says nothing new.
    /// </summary>
    public PermissionReport Learn(ActionDefinition action, bool succeeded, DateTimeOffset at)
    {
        var (state, other) = succeeded
            ? (ScopeState.Granted, ScopeState.Missing)
            : (ScopeState.Missing, ScopeState.Granted);
        // Of two scopes in question either may have decided, unless the other one is known to be the opposite.
        var scopes = action.MinimalScopes;
        var open =
            scopes.Count == 1 ? scopes : scopes.Where(scope => Of(scope).State != other).ToList();
        // Granted once stays so; a lack counts from its last refusal.
        return open is [var decided] && !(succeeded && IsGranted(decided))
            ? With(new ScopeFinding(decided, state, LearnedBy.Use, at))
            : this;
    }

    /// <summary>Keeps what use has shown of the same key where a new check could not tell.</summary>
    /// <param name="lacksToo">
    /// Also the lacks that are still fresh. Not where somebody may just have ticked the box and asks again.
    /// </param>
    public PermissionReport Keeping(PermissionReport before, bool lacksToo) =>
        this with
        {
            Findings = Findings
                .Select(finding =>
                    finding.State == ScopeState.NotProven
                    && before.Of(finding.Scope) is var known
                    && (
                        known.State == ScopeState.Granted
                        || (
                            lacksToo
                            && known.State == ScopeState.Missing
                            && CheckedAt is { } now
                            && known.IsFresh(now)
                        )
                    )
                        ? known
                        : finding
                )
                .ToList(),
        };

    private PermissionReport With(ScopeFinding learned) =>
        this with
        {
            Findings = Findings
                .Select(finding => finding.Scope == learned.Scope ? learned : finding)
                .ToList(),
        };

    private bool IsGranted(string scope) => Of(scope).State == ScopeState.Granted;

    private bool IsMissing(string scope) => Of(scope).State == ScopeState.Missing;
}
