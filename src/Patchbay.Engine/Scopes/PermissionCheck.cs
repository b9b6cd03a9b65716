using System.Collections.Concurrent;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Scopes;

/// <summary>Finds out which scopes a key holds by asking and reading. Nothing is ever written for it.</summary>
public sealed class PermissionCheck(ActionExecutor executor, TimeProvider? time = null)
{
    private const int MostAtOnce = 4;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Connector _connector = executor.Connector;

    /// <summary>What a whole check may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Told how far it has come, in order.</summary>
    public IProgress<CheckProgress>? Progress { get; init; }

    /// <summary>
    /// The report, or why there is none: the provider refused the key, or could not say whether it takes it.
    /// </summary>
    public async Task<KeyVerdict> RunAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken = default
    )
    {
        using var call = new ProbeCall(executor, connection, TimeLimit, _time, cancellationToken);
        var findings = new ConcurrentDictionary<string, ScopeFinding>(StringComparer.Ordinal);

        // The minimum scope and the key's own list at once; a key that may read the list needs no more.
        var info = _connector.Info;
        var listing = info.Self is { } self ? call.RunAsync(self.Action, default) : null;
        var test = await call.RunAsync(info.TestAction, info.TestInput);
        var listed = listing is null ? null : await listing;
        if (test.Failure is { Kind: not FailureKind.MissingPermission } failure)
            return new KeyVerdict(null, failure);
        var complete = listed is null || ReadList(info.Self!, listed, findings);
        // What was tried counts more than what is listed.
        Note(findings, _connector.Scopes.Minimum, Judge(test));

        var open = _connector
            .Scopes.All.Where(scope => scope.Probe is not null && !findings.ContainsKey(scope.Name))
            .ToList();
        var steps = new Steps(Progress, open.Count);
        await Parallel.ForEachAsync(
            open,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Math.Min(MostAtOnce, info.RateLimit.Concurrency),
                CancellationToken = cancellationToken,
            },
            async (scope, _) =>
            {
                var probe = scope.Probe!;
                var outcome = await call.RunAsync(probe.Action, probe.Input);
                if (!Note(findings, scope.Name, Judge(outcome, probe.RefusalProves)))
                    complete = false;
                steps.Next();
            }
        );
        return new KeyVerdict(
            new PermissionReport(
                _connector
                    .Scopes.All.Select(scope =>
                        findings.GetValueOrDefault(scope.Name) ?? ScopeFinding.Unknown(scope.Name)
                    )
                    .ToList(),
                _time.GetUtcNow(),
                complete
            ),
            null
        );
    }

    /// <summary>Takes what the provider says the key holds; false when it did not say.</summary>
    private bool ReadList(
        KeySelf self,
        ActionOutcome listed,
        ConcurrentDictionary<string, ScopeFinding> findings
    )
    {
        // To be told the list takes a scope itself.
        if (
            _connector.TryGetAction(self.Action, out var action)
            && action.MinimalScopes is [var needed]
        )
            Note(findings, needed, Judge(listed));
        if (listed.Result is not { } result)
            return Judge(listed) is not null;

        var now = _time.GetUtcNow();
        var scopes = _connector.Scopes;
        if (ScopeList.Read(result.Data, self.ScopesField, scopes) is not { } list)
            return false;
        foreach (var scope in scopes.All)
        {
            if (list.Held.Contains(scope.Name))
                findings[scope.Name] = new(
                    scope.Name,
                    ScopeState.Granted,
                    LearnedBy.ApiKeyInfo,
                    now
                );
            // A name that is not understood may be a new one for this scope: then its absence means nothing.
            else if (list.IsUnderstood)
                findings[scope.Name] = new(
                    scope.Name,
                    ScopeState.Missing,
                    LearnedBy.ApiKeyInfo,
                    now
                );
        }
        return true;
    }

    private bool Note(
        ConcurrentDictionary<string, ScopeFinding> findings,
        string scope,
        ScopeState? state
    )
    {
        if (state is not { } seen)
            return false;
        if (findings.GetValueOrDefault(scope)?.State != seen)
            findings[scope] = new(scope, seen, LearnedBy.Probe, _time.GetUtcNow());
        return true;
    }

    /// <summary>Null when the answer shows nothing of the permission.</summary>
    private static ScopeState? Judge(ActionOutcome outcome, bool refusalProves = false) =>
        outcome.Failure?.Kind switch
        {
            null => ScopeState.Granted,
            FailureKind.MissingPermission => ScopeState.Missing,
            FailureKind.NotFound
            or FailureKind.Refused
            or FailureKind.InvalidInput when refusalProves => ScopeState.Granted,
            _ => null,
        };

    /// <summary>Tells one step after the other, though the answers come in at once.</summary>
    private sealed class Steps
    {
        private readonly Lock _turn = new();
        private readonly IProgress<CheckProgress>? _told;
        private readonly int _all;
        private int _done;

        public Steps(IProgress<CheckProgress>? told, int all)
        {
            (_told, _all) = (told, all);
            told?.Report(new(0, all));
        }

        public void Next()
        {
            lock (_turn)
                _told?.Report(new(++_done, _all));
        }
    }
}

/// <summary>What a check of a key gave: a report, or the failure that left it without one.</summary>
public readonly record struct KeyVerdict(PermissionReport? Report, ActionFailure? Failure);
