using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Permissions;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>
/// The list that was found last for one account in one form, as long as nothing that it follows from has changed: the
/// profile, the report on the key and the caller's limits are never changed but replaced, so that the same objects mean
/// the same list.
/// </summary>
internal sealed class RecentLists(IPermissions permissions, TimeProvider time)
{
    // What a key was refused counts for minutes only, and then nothing is replaced.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Ask, Known> _known = new();

    public async ValueTask<OfferedTools?> FindAsync(
        AgentEndpoint endpoint,
        CancellationToken cancellationToken
    ) =>
        await AskAsync(endpoint, cancellationToken) is { } ask
        && _known.TryGetValue(ask, out var known)
        && time.GetElapsedTime(known.At) < Life
            ? known.List
            : null;

    public async ValueTask KeepAsync(
        AgentEndpoint endpoint,
        OfferedTools list,
        CancellationToken cancellationToken
    )
    {
        if (await AskAsync(endpoint, cancellationToken) is not { } ask)
            return;
        if (_known.Count >= Most)
            _known.Clear();
        _known[ask] = new(list, time.GetTimestamp());
    }

    /// <summary>Null for an endpoint of several accounts: it is worked out each time.</summary>
    private async ValueTask<Ask?> AskAsync(
        AgentEndpoint endpoint,
        CancellationToken cancellationToken
    ) =>
        endpoint.Accounts is [var only]
            ? new Ask(
                only.Profile,
                await permissions.FindAsync(only.Account, cancellationToken),
                endpoint.Caller.Limits,
                endpoint.Settings.CacheName
            )
            : null;

    /// <summary>Equal by identity: what is in them need not be compared.</summary>
    private readonly struct Ask(
        Profile profile,
        PermissionReport report,
        CallLimits? limits,
        string settings
    ) : IEquatable<Ask>
    {
        private readonly Profile _profile = profile;
        private readonly PermissionReport _report = report;
        private readonly CallLimits? _limits = limits;
        private readonly string _settings = settings;

        public bool Equals(Ask other) =>
            ReferenceEquals(_profile, other._profile)
            && ReferenceEquals(_report, other._report)
            && ReferenceEquals(_limits, other._limits)
            && _settings == other._settings;

        public override bool Equals(object? obj) => obj is Ask other && Equals(other);

        public override int GetHashCode() =>
            HashCode.Combine(
                RuntimeHelpers.GetHashCode(_profile),
                RuntimeHelpers.GetHashCode(_report),
                _limits is null ? 0 : RuntimeHelpers.GetHashCode(_limits),
                _settings.GetHashCode(StringComparison.Ordinal)
            );
    }

    private sealed record Known(OfferedTools List, long At);
}
