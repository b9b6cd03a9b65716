namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>Faults that tests ordered, by method, used up one call at a time.</summary>
internal sealed class FaultBox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<SandboxFault>> _waiting = [];

    public void Order(string method, SandboxFault fault, int times)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(method, out var queue))
                _waiting[method] = queue = new Queue<SandboxFault>();
            for (var i = 0; i < times; i++)
                queue.Enqueue(fault);
        }
    }

    public void Clear()
    {
        lock (_gate)
            _waiting.Clear();
    }

    public SandboxFault? Take(string method)
    {
        lock (_gate)
            return _waiting.TryGetValue(method, out var queue) && queue.TryDequeue(out var fault)
                ? fault
                : null;
    }
}
