using Patchbay.Engine.Guides;

namespace Patchbay.Hub.Guides;

/// <summary>GET /guides/{connector}.md: the guide of the same parameters as Markdown.</summary>
internal static class GetGuideMarkdown
{
    public static async Task HandleAsync(string connector, GuideReader reader, HttpContext http)
    {
        if (await reader.ReadAsync(connector, http.Request) is { } view)
            await SendAsync(view, http);
        else
            await GuideErrors.UnknownConnector(connector).ExecuteAsync(http);
    }

    public static Task SendAsync(GuideView view, HttpContext http) =>
        GuideCache.SendAsync(
            http,
            GuideMarkdown.Write(view.Guide, view.Notices),
            "text/markdown",
            view.IsSecret
        );
}
