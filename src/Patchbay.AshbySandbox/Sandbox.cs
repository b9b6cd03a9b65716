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

    public Sandbox(SandboxOptions options)
    {
        Options = options;
        Log = new RequestLog(options.RequestLog);
        Sender = new WebhookSender(options.Clock);
        Handlers = new HandlerTable(Contract, Sender);
        Acts = new ActTable(this);
        Clock = new SandboxClock(options.Clock, options.StartAt ?? options.Clock.GetUtcNow());
        _file = options.File is { } path ? SandboxFile.Open(path) : null;
        try
        {
            State = _file?.Read() is { } saved ? Load(saved) : New();
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

    /// <summary>Every delivery that is kept, oldest first.</summary>
    public IReadOnlyList<SandboxDelivery> DeliveryList()
    {
        lock (Gate)
            return [.. State.Deliveries.All];
    }

    public Snapshot Save()
    {
        lock (Gate)
        {
            Keep();
            return new Snapshot(Mark, [.. State.Rows()]);
        }
    }

    public void Restore(Snapshot snapshot)
    {
        lock (Gate)
        {
            Replace(Load(snapshot));
            _file?.Replace(snapshot);
        }
    }

    /// <summary>Back to the company as it was generated, its first keys and its first hour.</summary>
    public void Reset()
    {
        lock (Gate)
        {
            Clock.Set(State.Identity.StartedAt);
            Faults.Clear();
            Log.Clear();
            Replace(New());
        }
    }

    public void TurnClock(DateTimeOffset time)
    {
        lock (Gate)
        {
            Clock.Set(time);
            _file?.Write(Mark, []);
        }
    }

    public void Dispose()
    {
        _replaced.Dispose();
        Sender.Dispose();
        _file?.Dispose();
    }

    private SandboxMark Mark =>
        new(State.Identity, Clock.Ahead, State.Changes.Last, State.Ids.Last);

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
        var rows = State.Changes.Keep();
        if (rows.Count > 0)
            _file?.Write(Mark, rows);
    }

    private SandboxState Load(Snapshot snapshot)
    {
        var state = new SandboxState(snapshot.Mark.Company);
        state.Load(snapshot);
        Clock.Set(Options.Clock.GetUtcNow() + snapshot.Mark.ClockAhead);
        return state;
    }

    private SandboxState New()
    {
        var state = new SandboxState(
            new CompanyIdentity(Options.Seed, Options.Candidates, Clock.Now)
        );
        FirstKeys.AddTo(state, Options);
        var rows = state.Changes.Keep();
        _file?.Replace(
            new Snapshot(
                new SandboxMark(state.Identity, Clock.Ahead, state.Changes.Last, state.Ids.Last),
                rows
            )
        );
        return state;
    }
}
