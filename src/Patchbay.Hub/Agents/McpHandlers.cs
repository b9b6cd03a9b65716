using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Agents;

/// <summary>The SDK's handlers, fed from the catalog.</summary>
internal sealed class McpHandlers(ToolLists lists, ToolCalls calls, RunningCalls running)
{
    public void Configure(HttpContext http, McpServerOptions options)
    {
        var endpoint = http.Features.Get<AgentEndpoint>()!;
        options.ServerInfo = McpServerInfo.Implementation;
        if (endpoint.Settings.Instructions)
            options.ServerInstructions = ToolInstructions.For(
                endpoint.Accounts.Select(account => account.Tools).Distinct(),
                endpoint.Settings
            );
        options.Handlers.ListToolsHandler = async (_, cancellationToken) =>
            (await lists.FindAsync(endpoint, cancellationToken)).ForSdk;
        options.Handlers.CallToolHandler = async (request, cancellationToken) =>
        {
            using var call = running.Begin(
                http,
                endpoint.Caller,
                JsonSerializer.Serialize(request.JsonRpcRequest.Id, McpJsonUtilities.DefaultOptions)
            );
            var answer = await calls.CallAsync(
                endpoint,
                request.Params.Name,
                Arguments(request.Params),
                RequestSource.Of(http, endpoint.Caller, "MCP", "MCP"),
                call.Token
            );
            return answer.ToSdk(ContentForms.Of(endpoint.Settings, McpVersion.Of(http.Request)));
        };
    }

    private static JsonElement Arguments(CallToolRequestParams call) =>
        call.Arguments is { } arguments
            ? JsonSerializer.SerializeToElement(
                arguments,
                McpJsonUtilities.DefaultOptions.GetTypeInfo(arguments.GetType())
            )
            : default;
}
