using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Patchbay.Engine.Tools;

namespace Patchbay.Mcp;

/// <summary>The SDK's handlers, fed from the catalog.</summary>
internal static class ToolServer
{
    public static void Configure(McpServerOptions options, IToolBox box)
    {
        options.ServerInfo = McpServerInfo.Implementation;
        if (box.Settings.Instructions)
            options.ServerInstructions = ToolInstructions.For(box.Connectors, box.Settings);
        var handlers = options.Handlers;
        handlers.ListToolsHandler = async (_, cancellationToken) =>
            (await box.ListAsync(cancellationToken)).ForSdk;
        handlers.CallToolHandler = (request, cancellationToken) =>
            CallAsync(box, request, cancellationToken);
        handlers.ListResourcesHandler = (_, _) => McpResources.ListAsync(box);
        handlers.ListResourceTemplatesHandler = (_, _) => McpResources.ListTemplatesAsync(box);
        handlers.ReadResourceHandler = (request, cancellationToken) =>
            McpResources.ReadAsync(box, request.Params.Uri, cancellationToken);
        handlers.ListPromptsHandler = (_, _) => McpPrompts.ListAsync(box);
        handlers.GetPromptHandler = (request, _) => McpPrompts.GetAsync(box, request.Params);
        handlers.CompleteHandler = (request, _) => McpCompletion.CompleteAsync(box, request.Params);
    }

    private static async ValueTask<CallToolResult> CallAsync(
        IToolBox box,
        RequestContext<CallToolRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var answer = await box.CallAsync(
            request.Params.Name,
            Arguments(request.Params),
            request.Params.ProgressToken is { } token
                ? new ProgressToClient(request.Server, token)
                : null,
            cancellationToken
        );
        var version = new ProtocolVersion(request.Server.NegotiatedProtocolVersion ?? "");
        return answer.ToSdk(ContentForms.Of(box.Settings, version));
    }

    private static JsonElement Arguments(CallToolRequestParams call) =>
        call.Arguments is { } arguments
            ? JsonSerializer.SerializeToElement(
                arguments,
                McpJsonUtilities.DefaultOptions.GetTypeInfo(
                    typeof(IDictionary<string, JsonElement>)
                )
            )
            : default;
}
