using System.Net;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Guides.Pages;

/// <summary>Markdown of the connector's files as HTML. HTML in it stays text, and links lead to pages alone.</summary>
internal static class GuideText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .Build();

    /// <param name="newTab">Told to those who do not see that a link opens a new tab.</param>
    public static MarkupString Block(string? markdown, string newTab) =>
        new(Render(markdown ?? "", newTab));

    /// <summary>One line, without a paragraph around it.</summary>
    public static MarkupString Line(string markdown, string newTab)
    {
        var html = Render(markdown, newTab).Trim();
        return new(
            html.StartsWith("<p>", StringComparison.Ordinal)
            && html.EndsWith("</p>", StringComparison.Ordinal)
                ? html[3..^4]
                : html
        );
    }

    private static string Render(string markdown, string newTab)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Guard(link, newTab);
        return document.ToHtml(Pipeline);
    }

    private static void Guard(LinkInline link, string newTab)
    {
        var isPath = link.Url is ['/', not '/', ..] or ['/'];
        var isAddress =
            Uri.TryCreate(link.Url, UriKind.Absolute, out var url)
            && url.Scheme is "https" or "http";
        if (!isPath && !isAddress)
            link.Url = "";
        else if (isAddress)
        {
            link.GetAttributes().AddPropertyIfNotExist("target", "_blank");
            link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer");
            link.AppendChild(
                new HtmlInline($"<span class=\"unseen\"> {WebUtility.HtmlEncode(newTab)}</span>")
            );
        }
    }
}
