using System.Text.Json;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Executions;

/// <summary>POST /unified/proxy: one request to the account's provider that no action describes.</summary>
internal static class ProxyCall
{
    /// <param name="Url">The provider's address, whole or its beginning.</param>
    /// <param name="Method"><c>get</c> unless said.</param>
    internal sealed record Request(
        string? Url,
        string? Method,
        string? Path,
        JsonElement? Headers,
        JsonElement? Body
    );

    public static async Task<IResult> HandleAsync(
        Request request,
        Caller caller,
        Proxy proxy,
        ExecutionLog log,
        HttpContext http
    )
    {
        var source = RequestSource.Of(http, caller, "HTTP");
        if (request.Headers is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
            return log.Unreadable(
                source,
                caller.ProjectId,
                ApiError.Invalid(
                    "headers must be an object.",
                    new ApiFault("$.headers", "must be an object")
                )
            );
        var headers = CallHeaders.Read(request.Headers ?? default, http.Request.Headers);
        if (headers.Fault is not null)
            return log.Unreadable(source, caller.ProjectId, headers.Fault);
        return await proxy.SendAsync(source, caller, headers, request, http.RequestAborted);
    }
}
