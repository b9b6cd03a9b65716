using System.Text;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Reference.Pages;

namespace Patchbay.Hub.Reference;

/// <summary>GET /docs/{path}: a page of the documentation; with .md at its end as it is written.</summary>
internal static class GetDocs
{
    private const string Ending = ".md";

    public static IResult Handle(string path, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        var isSource = path.EndsWith(Ending, StringComparison.Ordinal);
        return DocsPages.Find(isSource ? path[..^Ending.Length] : path) switch
        {
            null => ApiError.NotFound("page_not_found", $"There is no page {path}."),
            { } page when isSource => TypedResults.Text(
                page.Markdown,
                "text/markdown",
                Encoding.UTF8
            ),
            { } page => HtmlPage.Show<DocsText>(
                http,
                new { page.Title, Body = DocsHtml.Write(page.Markdown) }
            ),
        };
    }

    /// <summary>GET /docs: what there is.</summary>
    public static IResult HandleIndex(HttpContext http) =>
        HtmlPage.Show<DocsText>(
            http,
            new
            {
                Title = "Documentation",
                Body = DocsHtml.Write(
                    "# Documentation\n\n"
                        + string.Join(
                            '\n',
                            DocsPages.All.Select(page => $"- [{page.Title}](/docs/{page.Path})")
                        )
                        + "\n- [API reference](/docs/api)\n"
                ),
            }
        );
}
