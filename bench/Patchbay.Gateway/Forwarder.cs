using System.Net.Http.Headers;

namespace Patchbay.Gateway;

/// <summary>The least that a gateway in ASP.NET Core can do: a minimal API that passes the body on and the answer back.</summary>
internal static class Forwarder
{
    public static WebApplication Build(WebApplicationBuilder builder, Uri to)
    {
        var client = new HttpMessageInvoker(
            new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }
        );
        var app = builder.Build();
        app.MapPost(
            "/{**path}",
            async (string path, HttpContext http) =>
            {
                var content = new StreamContent(http.Request.Body);
                content.Headers.ContentLength = http.Request.ContentLength;
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(to, path))
                {
                    Content = content,
                };
                using var response = await client.SendAsync(request, http.RequestAborted);
                http.Response.StatusCode = (int)response.StatusCode;
                http.Response.ContentType = response.Content.Headers.ContentType?.ToString();
                http.Response.ContentLength = response.Content.Headers.ContentLength;
                await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
            }
        );
        return app;
    }
}
