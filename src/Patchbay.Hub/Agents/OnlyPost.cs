namespace Patchbay.Hub.Agents;

/// <summary>GET and DELETE belong to sessions, and there are none.</summary>
internal static class OnlyPost
{
    public static Task Handle(HttpContext http)
    {
        http.Response.Headers.Allow = HttpMethods.Post;
        return McpErrors.WriteAsync(
            http,
            StatusCodes.Status405MethodNotAllowed,
            McpErrors.Refused,
            "Only POST is supported for stateless MCP."
        );
    }
}
