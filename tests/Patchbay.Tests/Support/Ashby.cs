using Patchbay.Engine.Definitions;

namespace Patchbay.Tests.Support;

/// <summary>The shipped connector, loaded once for all tests.</summary>
internal static class Ashby
{
    private static readonly Lazy<Connector> Loaded = new(() => ConnectorLoader.Load(Folder));

    public static string Folder => ConnectorLoader.ShippedFolder("ashby");

    public static Connector Connector => Loaded.Value;

    public static ActionDefinition Action(string id) =>
        Connector.TryGetAction(id, out var action)
            ? action
            : throw new ArgumentException($"no action {id}", nameof(id));
}
