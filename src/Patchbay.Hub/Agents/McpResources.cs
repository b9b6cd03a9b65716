using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Patchbay.Engine.Tools;

namespace Patchbay.Hub.Agents;

/// <summary>What an agent may read: the index of its actions, each action's page, the guide to the provider's key.</summary>
internal sealed class McpResources(Offers offers)
{
    private const string Markdown = "text/markdown";

    public static ValueTask<ListResourcesResult> ListAsync(AgentEndpoint endpoint) =>
        ValueTask.FromResult(
            new ListResourcesResult
            {
                Resources = endpoint
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

    public static ValueTask<ListResourceTemplatesResult> ListTemplatesAsync(
        AgentEndpoint endpoint
    ) =>
        ValueTask.FromResult(
            new ListResourceTemplatesResult
            {
                ResourceTemplates = endpoint
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

    public async ValueTask<ReadResourceResult> ReadAsync(
        AgentEndpoint endpoint,
        string address,
        CancellationToken cancellationToken
    )
    {
        var all = endpoint with { Settings = endpoint.Settings with { All = true } };
        foreach (var tools in endpoint.Connectors)
            if (
                ToolPages.Read(
                    tools,
                    address,
                    await offers.FindAsync(endpoint, tools, cancellationToken),
                    await offers.FindAsync(all, tools, cancellationToken)
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
