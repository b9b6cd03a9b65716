using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Patchbay.Hub.Pages;

/// <summary>Answers with a page: one Razor component, rendered here, with the headers that every page has.</summary>
internal static class HtmlPage
{
    /// <param name="parameters">An object whose members are the component's parameters, such as <c>new { Model = model }</c>.</param>
    public static RazorComponentResult<TComponent> Show<TComponent>(
        HttpContext http,
        object? parameters = null,
        int status = StatusCodes.Status200OK
    )
        where TComponent : IComponent
    {
        if (http.Response.Headers.ContentSecurityPolicy.Count == 0)
            PageHeaders.Write(http);
        return new(parameters ?? new { })
        {
            StatusCode = status,
            ContentType = "text/html; charset=utf-8",
            PreventStreamingRendering = true,
        };
    }

    /// <summary>Goes on to a page after a form was taken, so that a reload sends nothing twice.</summary>
    public static RedirectHttpResult Then(string path) =>
        TypedResults.Redirect(path, permanent: false, preserveMethod: false);
}
