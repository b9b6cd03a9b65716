using YamlDotNet.Core;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>Collects every fault of a connector, so that its author sees all at once.</summary>
internal sealed class FaultList
{
    private readonly List<ConnectorFault> _faults = [];

    public IReadOnlyList<ConnectorFault> All =>
        [
            .. _faults
                .OrderBy(fault => fault.File, StringComparer.Ordinal)
                .ThenBy(fault => fault.Line),
        ];

    public bool Any => _faults.Count > 0;

    public void Add(string file, Mark at, string field, string message) =>
        _faults.Add(new ConnectorFault(file, (int)at.Line, field, message));
}
