using System.Collections.Frozen;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Start;

namespace Patchbay.Hub.Catalog;

/// <summary>The connectors beside the program, read once at start.</summary>
internal sealed class ShippedConnectors
{
    public ShippedConnectors()
    {
        var folder = ConnectorLoader.ShippedFolder("");
        try
        {
            All = Directory
                .EnumerateDirectories(folder)
                .Order(StringComparer.Ordinal)
                .Select(ConnectorLoader.Load)
                .ToList();
        }
        catch (DirectoryNotFoundException)
        {
            throw new StartException($"There are no connectors in {folder}.");
        }
        catch (ConnectorException faults)
        {
            throw new StartException($"The connectors in {folder} have faults:\n{faults.Message}");
        }
        ByKey = All.ToFrozenDictionary(connector => connector.Info.Key, StringComparer.Ordinal);
    }

    public IReadOnlyList<Connector> All { get; }

    public FrozenDictionary<string, Connector> ByKey { get; }
}
