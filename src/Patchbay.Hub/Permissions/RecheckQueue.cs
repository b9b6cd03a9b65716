using System.Collections.Concurrent;
using System.Threading.Channels;
using Patchbay.Hub.Accounts;

namespace Patchbay.Hub.Permissions;

/// <summary>Accounts whose key is to be checked again now; each waits in it once.</summary>
internal sealed class RecheckQueue
{
    // More than this at once is an outage of its own: the daily check finds the rest.
    private const int Most = 1_000;

    private readonly Channel<DueCheck> _waiting = Channel.CreateBounded<DueCheck>(Most);
    private readonly ConcurrentDictionary<string, byte> _asked = new(StringComparer.Ordinal);

    public void Ask(Account account)
    {
        if (
            _asked.TryAdd(account.Id, 0)
            && !_waiting.Writer.TryWrite(new DueCheck(account.ProjectId, account.Id))
        )
            _asked.TryRemove(account.Id, out _);
    }

    public async ValueTask<DueCheck> TakeAsync(CancellationToken cancellationToken)
    {
        var next = await _waiting.Reader.ReadAsync(cancellationToken);
        _asked.TryRemove(next.AccountId, out _);
        return next;
    }
}
