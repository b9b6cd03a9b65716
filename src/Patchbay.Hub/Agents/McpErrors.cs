using System.Text.Json;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Agents;

/// <summary>Errors of JSON-RPC for requests that no handler sees.</summary>
internal static class McpErrors
{
    public const int Unparsable = -32700;
    public const int InvalidRequest = -32600;
    public const int InvalidParams = -32602;

    /// <summary>The range that the specification leaves to servers.</summary>
    public const int Refused = -32000;

    /// <summary>As other protocols on JSON-RPC have it; its reader has gone on anyway.</summary>
    public const int Cancelled = -32800;

    /// <param name="id">The request's id; undefined where it cannot be known.</param>
    public static Task WriteAsync(
        HttpContext http,
        int status,
        int code,
        string message,
        JsonElement id = default
    )
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(
            new Body(
                "2.0",
                id.ValueKind == JsonValueKind.Undefined ? null : id,
                new(code, message)
            ),
            HubJson.Options,
            CancellationToken.None
        );
    }

    internal sealed record Body(string Jsonrpc, JsonElement? Id, Detail Error);

    internal sealed record Detail(int Code, string Message);
}
