using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Patchbay.Engine.Tools;

namespace Patchbay.Mcp;

/// <summary>What an agent may read: the index of its actions, each action's page, the guide to the provider's key.</summary>
internal static class McpResources
{
    private const string Markdown = "text/markdown";

    public static ValueTask<ListResourcesResult> ListAsync(IToolBox box) =>
        ValueTask.FromResult(
            new ListResourcesResult
            {
                Resources = box
                    .Connectors.Select(tools => tools.Connector)
                    .SelectMany(connector =>
                        (IEnumerable<Resource>)
                            [
                                new Resource
                                {
                                    Uri = ToolPages.CatalogAddress(connector),
                                    Name = $"{connector.Info.Key}_actions",
                                    Title = $"{connector.Info.Name} actions",
                                    Description =
                                        "Every action that you could run, a line each, by what it is about.",
                                    MimeType = Markdown,
                                },
                                new Resource
                                {
                                    Uri = ToolPages.GuideAddress(connector),
                                    Name = $"{connector.Info.Key}_guide",
                                    Title = $"Guide to a key of {connector.Info.Name}",
                                    Description =
                                        $"How an administrator of {connector.Info.Name} makes the key that these actions need.",
                                    MimeType = Markdown,
                                },
                            ]
                    )
                    .ToList(),
            }
        );

    public static ValueTask<ListResourceTemplatesResult> ListTemplatesAsync(IToolBox box) =>
        ValueTask.FromResult(
            new ListResourceTemplatesResult
            {
                ResourceTemplates = box
                    .Connectors.Select(tools => tools.Connector)
                    .Select(connector => new ResourceTemplate
                    {
                        UriTemplate = ToolPages.ActionTemplate(connector),
                        Name = $"{connector.Info.Key}_action",
                        Title = $"One action of {connector.Info.Name}",
                        Description =
                            "Everything about an action: its whole input schema, an example, what it needs, what it is not for.",
                        MimeType = Markdown,
                    })
                    .ToList(),
            }
        );

    public static async ValueTask<ReadResourceResult> ReadAsync(
        IToolBox box,
        string address,
        CancellationToken cancellationToken
    )
    {
        foreach (var tools in box.Connectors)
            if (
                ToolPages.Read(
                    tools,
                    address,
                    await box.OfferedAsync(tools, lackedToo: false, cancellationToken),
                    await box.OfferedAsync(tools, lackedToo: true, cancellationToken)
                ) is
                { } text
            )
                return new()
                {
                    Contents =
                    [
                        new TextResourceContents
                        {
                            Uri = address,
                            MimeType = Markdown,
                            Text = text,
                        },
                    ],
                };
        throw new McpProtocolException(
            $"There is nothing to read at {address}.",
            McpErrorCode.ResourceNotFound
        );
    }
}
