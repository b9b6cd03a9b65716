using System.Net.Mime;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Guides.Pages;

/// <summary>GET /guides/{connector}: the guide as a page, or as Markdown for whoever asks for that.</summary>
internal static class GetGuidePage
{
    public static async Task HandleAsync(
        string connector,
        GuideReader reader,
        GuideModels models,
        GuideLinks links,
        HtmlText html,
        HttpContext http
    )
    {
        if (await reader.ReadAsync(connector, http.Request) is not { } view)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (
            http
                .Request.Headers.Accept.ToString()
                .StartsWith("text/markdown", StringComparison.Ordinal)
        )
        {
            await GetGuideMarkdown.SendAsync(view, http);
            return;
        }
        var filter = GuideFilter.Read(http.Request.Query);
        if (GuidePick.Read(view, filter, http.Request.Query) is { } picked)
        {
            var page = links.Page(picked, http.Request);
            var more = QueryString.Create(
                filter
                    .Parameters()
                    .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))
            );
            http.Response.Redirect(
                page.AbsolutePath + new QueryString(page.Query).Add(more) + "#steps"
            );
            return;
        }
        PageHeaders.Write(http, images: LogoSource(view));
        await GuideCache.SendAsync(
            http,
            await html.RenderAsync<GuidePage>(
                new() { ["Model"] = models.Build(view, filter, http.Request) }
            ),
            MediaTypeNames.Text.Html,
            view.IsSecret
        );
    }

    private static string LogoSource(GuideView view) =>
        view.Brand?.LogoUrl is { } logo ? new Uri(logo).GetLeftPart(UriPartial.Authority) : "";
}
