namespace Patchbay.Engine.Definitions;

/// <summary>Reads a folder of connector files.</summary>
public static class ConnectorLoader
{
    /// <summary>Reads and checks the connector in a folder.</summary>
    /// <exception cref="ConnectorException">The files have faults; the message lists all of them.</exception>
    public static Connector Load(string folder) =>
        TryLoad(folder, out var faults) ?? throw new ConnectorException(faults);

    /// <summary>Reads the connector in a folder, or says every fault with file, line and field.</summary>
    public static Connector? TryLoad(string folder, out IReadOnlyList<ConnectorFault> faults) =>
        throw new NotImplementedException();

    /// <summary>The connectors that ship with the program: <c>connectors/</c> beside it.</summary>
    public static string ShippedFolder(string connectorKey) =>
        Path.Combine(AppContext.BaseDirectory, "connectors", connectorKey);
}

/// <param name="File">Path relative to the connector's folder.</param>
/// <param name="Line">From 1.</param>
/// <param name="Field">Dotted path in the file.</param>
public sealed record ConnectorFault(string File, int Line, string Field, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Field}: {Message}";
}

public sealed class ConnectorException(IReadOnlyList<ConnectorFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<ConnectorFault> Faults { get; } = faults;
}
