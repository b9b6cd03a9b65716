using Patchbay.Engine.Definitions;
using Patchbay.Engine.Guides;

namespace Patchbay.Engine.Tools;

/// <summary>What an agent may read beside its tools, each under an address of its own.</summary>
public static class ToolPages
{
    private const string Scheme = "patchbay://";
    private const string Actions = "/actions";
    private const string GuidePath = "/guide";

    /// <summary>What stands for an action's id in <see cref="ActionTemplate"/>.</summary>
    public const string ActionVariable = "action_id";

    public static string CatalogAddress(Connector connector) =>
        $"{Scheme}{connector.Info.Key}{Actions}";

    public static string GuideAddress(Connector connector) =>
        $"{Scheme}{connector.Info.Key}{GuidePath}";

    /// <summary>The address of an action's page, as a URI template.</summary>
    public static string ActionTemplate(Connector connector) =>
        $"{CatalogAddress(connector)}/{{{ActionVariable}}}";

    /// <summary>The page in Markdown; null when the connector has none at the address.</summary>
    /// <param name="offered">The actions that the agent could run.</param>
    /// <param name="wanted">Those and what only the account's key stands against: what a new key is for.</param>
    public static string? Read(
        ActionTools tools,
        string address,
        IReadOnlyList<ActionTool> offered,
        IReadOnlyList<ActionTool> wanted
    )
    {
        var connector = tools.Connector;
        if (address == GuideAddress(connector))
            return GuideMarkdown.Write(
                Guide.For(
                    connector,
                    GuideSelection.Of(connector, wanted.Select(tool => tool.Action)),
                    connector.Guide
                )
            );
        var catalog = CatalogAddress(connector);
        if (address == catalog)
            return ActionMarkdown.WriteCatalog(connector, offered);
        return
            address.StartsWith($"{catalog}/", StringComparison.Ordinal)
            && tools.Find(address[(catalog.Length + 1)..]) is { } tool
            ? ActionMarkdown.WritePage(connector, tool)
            : null;
    }
}
