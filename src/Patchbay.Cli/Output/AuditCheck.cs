using Patchbay.Client;

namespace Patchbay.Cli.Output;

/// <summary>Checks an audit log line by line and says at the end what is wrong with it.</summary>
/// <param name="since">An entry that must be in it.</param>
internal sealed class AuditCheck(AuditHead? since)
{
    private const int MostFaults = 20;

    private readonly AuditChain _chain = new(since);
    private readonly List<string> _faults = [];

    public void Add(string line)
    {
        if (_chain.Add(line) is { } fault && _faults.Count < MostFaults)
            _faults.Add(fault);
    }

    /// <returns>Null when all is well; then the end is told.</returns>
    public CliFailure? Finish(TextWriter told)
    {
        if (!_chain.HasKnown)
            _faults.Add($"Entry {since!.Sequence} with that hash is not in it.");
        if (_faults.Count == 0)
        {
            told.WriteLine($"{_chain.Count} entries, unbroken, up to {_chain.Head}");
            return null;
        }
        return new CliFailure(
            ExitCode.Refused,
            "audit_log_broken",
            $"The audit log is broken. {string.Join(' ', _faults)}",
            "Compare it with the last export that was unbroken, and ask who could write to the hub's database."
        );
    }
}
