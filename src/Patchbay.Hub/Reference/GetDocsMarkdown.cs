using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Reference;

/// <summary>GET /docs/{path}.md: a page of the documentation as it is written.</summary>
internal static class GetDocsMarkdown
{
    private const string Ending = ".md";

    public static Results<ContentHttpResult, ApiError> Handle(string path, HttpResponse response)
    {
        if (
            !path.EndsWith(Ending, StringComparison.Ordinal)
            || DocsPages.Find(path[..^Ending.Length]) is not { } page
        )
            return ApiError.NotFound("page_not_found", $"There is no page {path}.");
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Text(page.Markdown, "text/markdown", Encoding.UTF8);
    }
}
