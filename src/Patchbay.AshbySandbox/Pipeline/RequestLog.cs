namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>The last requests, oldest first.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<SandboxRequest> _requests = new();

    public IReadOnlyList<SandboxRequest> All
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }

    public void Add(SandboxRequest request)
    {
        if (capacity == 0)
            return;
        lock (_gate)
        {
            if (_requests.Count == capacity)
                _requests.Dequeue();
            _requests.Enqueue(request);
        }
    }
}
