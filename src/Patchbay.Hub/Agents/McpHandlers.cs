using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Tools;

namespace Patchbay.Hub.Agents;

/// <summary>The SDK's handlers, fed from the catalog. They are made for each request, for a request is all there is.</summary>
internal sealed class McpHandlers(
    ToolLists lists,
    ToolCalls calls,
    RunningCalls running,
    McpResources resources
)
{
    public void Configure(HttpContext http, McpServerOptions options)
    {
        var asked = http.Features.Get<McpRequest>()!;
        options.ServerInfo = McpServerInfo.Implementation;
        if (asked.Endpoint.Settings.Instructions)
            options.ServerInstructions = ToolInstructions.For(
                asked.Endpoint.Connectors,
                asked.Endpoint.Settings
            );
        options.Handlers.ListToolsHandler = async (_, cancellationToken) =>
            (await lists.FindAsync(asked.Endpoint, cancellationToken)).ForSdk;
        options.Handlers.ListResourcesHandler = (_, _) => McpResources.ListAsync(asked.Endpoint);
        options.Handlers.ListResourceTemplatesHandler = (_, _) =>
            McpResources.ListTemplatesAsync(asked.Endpoint);
        options.Handlers.ReadResourceHandler = (request, cancellationToken) =>
            resources.ReadAsync(asked.Endpoint, request.Params.Uri, cancellationToken);
        options.Handlers.ListPromptsHandler = (_, _) => McpPrompts.ListAsync(asked.Endpoint);
        options.Handlers.GetPromptHandler = (request, _) =>
            McpPrompts.GetAsync(asked.Endpoint, request.Params);
        options.Handlers.CompleteHandler = (request, _) =>
            McpCompletion.CompleteAsync(asked.Endpoint, request.Params);
        options.Handlers.CallToolHandler = (request, _) => CallAsync(http, asked, request);
    }

    private async ValueTask<CallToolResult> CallAsync(
        HttpContext http,
        McpRequest asked,
        RequestContext<CallToolRequestParams> request
    )
    {
        using var call = running.Begin(http, asked.Endpoint.Caller, asked.Id);
        var answer = await calls.CallAsync(
            asked.ToCall(http, request.Params.Name, Arguments(request.Params)) with
            {
                Progress = request.Params.ProgressToken is { } token
                    ? new ToClient(request.Server, token)
                    : null,
            },
            call.Token
        );
        return answer.ToSdk(ContentForms.Of(asked.Endpoint.Settings, asked.Version));
    }

    private static JsonElement Arguments(CallToolRequestParams call) =>
        call.Arguments is { } arguments
            ? JsonSerializer.SerializeToElement(
                arguments,
                McpJsonUtilities.DefaultOptions.GetTypeInfo(arguments.GetType())
            )
            : default;

    /// <summary>Sent one after the other: each is to be larger than the one before.</summary>
    private sealed class ToClient(McpServer server, ProgressToken token) : IProgress<ActionProgress>
    {
        private Task _last = Task.CompletedTask;

        public void Report(ActionProgress value)
        {
            lock (this)
                _last = SendAsync(_last, value);
        }

        private async Task SendAsync(Task before, ActionProgress value)
        {
            await before;
            try
            {
                await server.NotifyProgressAsync(
                    token,
                    new()
                    {
                        Progress = value.Done,
                        Total = value.Total,
                        Message = value.Message,
                    }
                );
            }
            catch (Exception gone)
                when (gone is IOException or InvalidOperationException or OperationCanceledException
                )
            {
                // Whoever does not listen any more need not be told; the call itself notices that too.
            }
        }
    }
}
