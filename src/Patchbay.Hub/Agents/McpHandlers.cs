using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Agents;

/// <summary>The SDK's handlers, fed from the catalog.</summary>
internal sealed class McpHandlers(ToolLists lists, ToolCalls calls)
{
    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public void Configure(HttpContext http, McpServerOptions options)
    {
        var endpoint = http.Features.Get<AgentEndpoint>()!;
        options.ServerInfo = new()
        {
            Name = "patchbay",
            Title = "Patchbay",
            Version = Version,
        };
        options.Handlers.ListToolsHandler = async (_, cancellationToken) =>
            (await lists.FindAsync(endpoint, cancellationToken)).ForSdk;
        options.Handlers.CallToolHandler = async (request, cancellationToken) =>
        {
            var answer = await calls.CallAsync(
                endpoint,
                request.Params.Name,
                Arguments(request.Params),
                RequestSource.Of(http, endpoint.Caller, "MCP", "MCP"),
                cancellationToken
            );
            return Result(answer);
        };
    }

    private static string Version { get; } =
        typeof(McpHandlers).Assembly.GetName().Version!.ToString(3);

    private static JsonElement Arguments(CallToolRequestParams call) =>
        call.Arguments is { } arguments
            ? JsonSerializer.SerializeToElement(
                arguments,
                McpJsonUtilities.DefaultOptions.GetTypeInfo(arguments.GetType())
            )
            : default;

    private static CallToolResult Result(ToolAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
            answer.Write(writer);
        return new()
        {
            IsError = answer.IsError,
            Content = [new TextContentBlock { Text = Encoding.UTF8.GetString(buffer.WrittenSpan) }],
            StructuredContent = JsonElement.Parse(buffer.WrittenSpan),
        };
    }
}
