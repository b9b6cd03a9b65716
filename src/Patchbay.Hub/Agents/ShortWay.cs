using System.Text.Encodings.Web;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>
/// Answers plain lists of tools and plain calls without the SDK, which makes a server for each request and writes every
/// result three times. What is not plain, by whatever it is, goes on to the SDK: it also says what is wrong with it.
/// </summary>
internal sealed class ShortWay(ToolLists lists, ToolCalls calls, RunningCalls running)
{
    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>False when the request is not for it; nothing has been done then.</summary>
    public async ValueTask<bool> TryAsync(HttpContext http, McpRequest asked)
    {
        var (endpoint, version) = (asked.Endpoint, asked.Version);
        if (
            McpMessage.Read(asked.Message) is not { } request
            || request.Method is not (RequestMethods.ToolsList or RequestMethods.ToolsCall)
            || !version.Fits(http.Request, request)
            || !AcceptsBoth(http.Request)
        )
            return false;
        if (request.Method == RequestMethods.ToolsList)
        {
            if (
                request.Params.ValueKind == JsonValueKind.Object
                && request.Params.TryGetProperty("cursor", out _)
            )
                return false;
            var tools = await lists.FindAsync(endpoint, http.RequestAborted);
            Answer(
                http,
                request,
                version,
                writer =>
                {
                    writer.WritePropertyName("tools");
                    writer.WriteRawValue(tools.Json.Span, skipInputValidation: true);
                    if (!version.IsLatest)
                        return;
                    writer.WriteNumber("ttlMs", ToolLists.FreshFor.TotalMilliseconds);
                    writer.WriteString("cacheScope", "private");
                }
            );
            return true;
        }
        if (
            request.Text("name") is not { } name
            || (request.HasMeta("progressToken") && ToolCalls.MayTakeLong(endpoint, name))
        )
            return false;
        McpMessage.Has(request.Params, "arguments", JsonValueKind.Object, out var arguments);
        await CallAsync(http, asked, request, name, arguments);
        return true;
    }

    private async Task CallAsync(
        HttpContext http,
        McpRequest asked,
        McpMessage request,
        string name,
        JsonElement arguments
    )
    {
        using var call = running.Begin(http, asked.Endpoint.Caller, asked.Id);
        try
        {
            var answer = await calls.CallAsync(asked.ToCall(http, name, arguments), call.Token);
            var form = ContentForms.Of(asked.Endpoint.Settings, asked.Version);
            Answer(http, request, asked.Version, writer => answer.WriteResult(writer, form));
        }
        catch (OperationCanceledException) when (call.IsCancelled)
        {
            await McpErrors.WriteAsync(
                http,
                StatusCodes.Status200OK,
                McpErrors.Cancelled,
                "The call was cancelled.",
                request.Id
            );
        }
    }

    private static void Answer(
        HttpContext http,
        in McpMessage request,
        ProtocolVersion version,
        Action<Utf8JsonWriter> write
    )
    {
        var response = http.Response;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        using var writer = new Utf8JsonWriter(response.BodyWriter, Relaxed);
        writer.WriteStartObject();
        writer.WriteString("jsonrpc", "2.0");
        writer.WritePropertyName("id");
        request.Id.WriteTo(writer);
        writer.WriteStartObject("result");
        write(writer);
        if (version.IsLatest)
            McpServerInfo.WriteResultMembers(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The specification asks clients to take either; one that does not is refused by the SDK.</summary>
    private static bool AcceptsBoth(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
            && accept.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
    }
}
