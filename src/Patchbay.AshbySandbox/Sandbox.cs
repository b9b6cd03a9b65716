using Patchbay.AshbySandbox.Acts;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox;

/// <summary>One local Ashby: its company, its clock, the faults ordered and the requests seen.</summary>
internal sealed class Sandbox : IDisposable
{
    private readonly SandboxFile? _file;
    private CancellationTokenSource _replaced = new();
    private readonly DateTimeOffset _startedAt;

    public Sandbox(SandboxOptions options)
    {
        Options = options;
        Log = new RequestLog(options.RequestLog);
        Sender = new WebhookSender(options.Clock);
        Handlers = new HandlerTable(Contract, Sender);
        Acts = new ActTable(this);
        Limit.PerMinute = options.RequestsPerMinute;
        _startedAt = options.StartAt ?? options.Clock.GetUtcNow();
        Clock = new SandboxClock(options.Clock, _startedAt);
        _file = options.File is { } path ? SandboxFile.Open(path) : null;
        try
        {
            State = _file?.Read() is { } saved
                ? Load(saved.Mark, options.Clock.GetUtcNow() + saved.ClockAhead, saved.Rows)
                : New();
        }
        catch
        {
            _file?.Dispose();
            throw;
        }
    }

    public SandboxOptions Options { get; }
    public AshbyContract Contract { get; } = AshbyContract.Embedded;
    public HandlerTable Handlers { get; }
    public ActTable Acts { get; }
    public WebhookSender Sender { get; }

    /// <summary>Rings whenever there may be something to deliver, or something was.</summary>
    public Bell DeliveryBell { get; } = new();

    public FaultBox Faults { get; } = new();
    public RateLimit Limit { get; } = new();
    public RequestLog Log { get; }
    public SandboxClock Clock { get; }

    /// <summary>Held by whoever reads or changes the state.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Replaced as a whole by a reset or a restored snapshot.</summary>
    public SandboxState State { get; private set; }

    /// <summary>Cancelled when another state takes the place of this one; read it with the state, under the gate.</summary>
    public CancellationToken Replaced => _replaced.Token;

    /// <summary>Does something with the state, alone; what it changed is kept, on disk too, or taken back as a whole.</summary>
    public T Run<T>(Func<SandboxState, T> work, Func<T, bool> isKept)
    {
        lock (Gate)
        {
            // Changes made around this method, as tests do, are nobody's to take back.
            Keep();
            try
            {
                var result = work(State);
                if (!isKept(result))
                {
                    TakeBack();
                    return result;
                }
                var delivers = State.Events.Settle(Clock.Now);
                Keep();
                if (delivers)
                    DeliveryBell.Ring();
                return result;
            }
            catch
            {
                TakeBack();
                throw;
            }
        }
    }

    public void Run(Action<SandboxState> work) =>
        Run(
            state =>
            {
                work(state);
                return true;
            },
            isKept: _ => true
        );

    public T Read<T>(Func<SandboxState, T> look)
    {
        lock (Gate)
            return look(State);
    }

    public Snapshot Save()
    {
        lock (Gate)
        {
            Keep();
            return new Snapshot(MarkOf(State), Clock.Now, [.. State.Rows()]);
        }
    }

    public void Restore(Snapshot snapshot)
    {
        lock (Gate)
        {
            Replace(Load(snapshot.Mark, snapshot.Now, snapshot.Rows));
            _file?.Replace(snapshot.Mark, Clock.Ahead, snapshot.Rows);
        }
    }

    /// <summary>Back to the company as it was generated, its first keys and its first hour.</summary>
    public void Reset()
    {
        lock (Gate)
        {
            Clock.Set(_startedAt);
            Faults.Clear();
            Limit.PerMinute = Options.RequestsPerMinute;
            Log.Clear();
            Replace(New());
        }
    }

    public void TurnClock(DateTimeOffset time)
    {
        lock (Gate)
        {
            Clock.Set(time);
            _file?.Write(MarkOf(State), Clock.Ahead, []);
        }
    }

    public void Dispose()
    {
        _replaced.Dispose();
        Sender.Dispose();
        _file?.Dispose();
    }

    private static SandboxMark MarkOf(SandboxState state) =>
        new(state.Identity, state.Changes.Last, state.Ids.Last);

    // What was under way for the old state ends, and the new one may have deliveries of its own.
    private void Replace(SandboxState next)
    {
        State = next;
        _ = _replaced.CancelAsync();
        _replaced = new CancellationTokenSource();
        DeliveryBell.Ring();
    }

    private void TakeBack()
    {
        State.Changes.TakeBack();
        State.Events.Forget();
    }

    private void Keep()
    {
        if (!State.Changes.IsEmpty)
            _file?.Write(MarkOf(State), Clock.Ahead, State.Changes.Rows());
        State.Changes.Keep();
    }

    private SandboxState Load(SandboxMark mark, DateTimeOffset now, IReadOnlyList<StateRow> rows)
    {
        var state = new SandboxState(mark.Company, Options.IncrementalPages);
        state.Load(mark, rows);
        Clock.Set(now);
        return state;
    }

    private SandboxState New()
    {
        var state = new SandboxState(
            new CompanyIdentity(Options.Seed, Options.Candidates, _startedAt),
            Options.IncrementalPages
        );
        FirstKeys.AddTo(state, Options);
        _file?.Replace(MarkOf(state), Clock.Ahead, state.Changes.Rows());
        state.Changes.Keep();
        return state;
    }
}
