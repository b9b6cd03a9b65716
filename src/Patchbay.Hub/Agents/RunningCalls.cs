using Patchbay.Hub.Access;

namespace Patchbay.Hub.Agents;

/// <summary>
/// The calls that run on this node, so that a client's notice finds the one it wants cancelled. Without sessions a notice
/// says no more than the request's id: it counts for the same caller at the same address, and only where that leaves one
/// call. A client that closes its request needs no notice.
/// </summary>
internal sealed class RunningCalls
{
    private readonly Dictionary<Name, List<Call>> _calls = [];
    private readonly Lock _changing = new();

    /// <param name="id">As JSON.</param>
    public Call Begin(HttpContext http, Caller caller, string id)
    {
        var call = new Call(this, Name.Of(http, caller, id), http.RequestAborted);
        lock (_changing)
            if (_calls.TryGetValue(call.Name, out var same))
                same.Add(call);
            else
                _calls[call.Name] = [call];
        return call;
    }

    /// <summary>False when there is no such call, or more than one.</summary>
    public bool Cancel(HttpContext http, Caller caller, string id)
    {
        Call? found;
        lock (_changing)
            found =
                _calls.TryGetValue(Name.Of(http, caller, id), out var calls) && calls is [var one]
                    ? one
                    : null;
        found?.Cancel();
        return found is not null;
    }

    private void End(Call call)
    {
        lock (_changing)
            if (_calls.TryGetValue(call.Name, out var same) && same.Remove(call) && same.Count == 0)
                _calls.Remove(call.Name);
    }

    internal readonly record struct Name(string Caller, string Address, string Agent, string Id)
    {
        public static Name Of(HttpContext http, Caller caller, string id) =>
            new(
                $"{caller.ProjectId} {caller.Actor.Id}",
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                http.Request.Headers.UserAgent.ToString(),
                id
            );
    }

    internal sealed class Call(RunningCalls all, Name name, CancellationToken aborted) : IDisposable
    {
        private readonly CancellationTokenSource _source =
            CancellationTokenSource.CreateLinkedTokenSource(aborted);

        public Name Name { get; } = name;

        public CancellationToken Token => _source.Token;

        /// <summary>By a notice; not because the caller went away.</summary>
        public bool IsCancelled { get; private set; }

        public void Cancel()
        {
            IsCancelled = true;
            try
            {
                _source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended by itself meanwhile.
            }
        }

        public void Dispose()
        {
            all.End(this);
            _source.Dispose();
        }
    }
}
