namespace Patchbay.Engine.Schemas;

/// <summary>Collects faults up to a bound; the same fault found on two ways is said once.</summary>
internal sealed class Report(IReadOnlySet<string> secretNames, int trials = 0)
{
    private const int Most = 100;
    private const int MostTrials = 3;
    private readonly HashSet<SchemaFault> _seen = [];
    private readonly List<SchemaFault> _faults = [];

    public IReadOnlyList<SchemaFault> Faults => _faults;
    public bool Full => _faults.Count >= Most;

    /// <summary>Whether branches may still be compared by explaining each: nested trials multiply, so they are cut.</summary>
    public bool MayTry => trials < MostTrials;

    public Report Trial() => new(secretNames, trials + 1);

    public bool IsSecret(string name) => secretNames.Contains(name);

    public void Add(InstancePath path, string keyword, string message)
    {
        if (Full)
            return;
        var fault = new SchemaFault(path.ToString(), keyword, message);
        if (_seen.Add(fault))
            _faults.Add(fault);
    }

    public void AddRange(Report other)
    {
        foreach (var fault in other._faults.TakeWhile(_ => !Full))
        {
            if (_seen.Add(fault))
                _faults.Add(fault);
        }
    }
}
