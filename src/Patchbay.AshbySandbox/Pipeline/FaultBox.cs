using Patchbay.AshbySandbox.Company;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>A fault that waits for calls of one method.</summary>
internal sealed record OrderedFault(string Method, SandboxFault Fault, int Times);

/// <summary>Faults that come by chance to so many calls of a hundred, drawn from a seed.</summary>
internal sealed record RandomFaults(int Seed, int Percent, IReadOnlyList<SandboxFault> Faults);

/// <summary>Which fault meets which call: those ordered by method, used up one call at a time, before those by chance.</summary>
internal sealed class FaultBox
{
    private readonly Lock _gate = new();
    private readonly List<OrderedFault> _ordered = [];
    private RandomFaults? _byChance;
    private Prng _draw;

    public IReadOnlyList<OrderedFault> Ordered
    {
        get
        {
            lock (_gate)
                return [.. _ordered];
        }
    }

    public RandomFaults? ByChance
    {
        get
        {
            lock (_gate)
                return _byChance;
        }
    }

    public void Order(string method, SandboxFault fault, int times)
    {
        lock (_gate)
            _ordered.Add(new OrderedFault(method, fault, times));
    }

    /// <summary>The same seed meets the same calls in the same order.</summary>
    public void OrderByChance(RandomFaults faults)
    {
        lock (_gate)
        {
            _byChance = faults;
            _draw = new Prng(Prng.Mix((ulong)faults.Seed));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _ordered.Clear();
            _byChance = null;
        }
    }

    public SandboxFault? Take(string method)
    {
        lock (_gate)
        {
            var place = _ordered.FindIndex(order => order.Method == method);
            if (place < 0)
                return _byChance is { } chance && _draw.Chance(chance.Percent)
                    ? _draw.Pick(chance.Faults)
                    : null;
            var order = _ordered[place];
            if (order.Times > 1)
                _ordered[place] = order with { Times = order.Times - 1 };
            else
                _ordered.RemoveAt(place);
            return order.Fault;
        }
    }
}
