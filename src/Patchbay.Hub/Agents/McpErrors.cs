using System.Text.Json;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Agents;

/// <summary>Errors of JSON-RPC for requests that no handler sees.</summary>
internal static class McpErrors
{
    public static Task WriteAsync(HttpContext http, int status, int code, string message)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(
            new Body("2.0", null, new(code, message)),
            HubJson.Options,
            http.RequestAborted
        );
    }

    internal sealed record Body(string Jsonrpc, string? Id, Detail Error);

    internal sealed record Detail(int Code, string Message);
}
