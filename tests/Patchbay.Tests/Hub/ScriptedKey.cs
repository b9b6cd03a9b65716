using Microsoft.AspNetCore.Http;

namespace Patchbay.Tests.Hub;

/// <summary>How a scripted provider answers for a key that it lets see everything and list its scopes.</summary>
internal static class ScriptedKey
{
    /// <param name="scopes">A JSON array of names as in <c>jobs:read</c>.</param>
    public static Task Answer(HttpContext http, string scopes)
    {
        http.Response.ContentType = "application/json";
        var results = http.Request.Path == "/apiKey.info" ? $$"""{"scopes":{{scopes}}}""" : "[]";
        return http.Response.WriteAsync($$"""{"success":true,"results":{{results}}}""");
    }
}
