using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Reference.Pages;

/// <summary>Documentation as HTML. HTML in it stays text, and links between its files lead to pages.</summary>
internal static class DocsHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .DisableHtml()
        .Build();

    public static MarkupString Write(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
            link.Url = Page(link.Url ?? "");
        var html = document.ToHtml(Pipeline);
        // What is wider than the window scrolls in a frame of its own, by keyboard too; a head without words is none.
        return new(
            html.Replace(
                    "<table>",
                    "<div class=\"table\" tabindex=\"0\"><table>",
                    StringComparison.Ordinal
                )
                .Replace("</table>", "</table></div>", StringComparison.Ordinal)
                .Replace("<th></th>", "<td></td>", StringComparison.Ordinal)
                .Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal)
        );
    }

    // accounts.md#check leads to accounts#check; an address of its own is left alone.
    private static string Page(string url)
    {
        var (path, rest) = url.IndexOf('#', StringComparison.Ordinal) is var at and >= 0
            ? (url[..at], url[at..])
            : (url, "");
        return
            path.Contains(':', StringComparison.Ordinal)
            || !path.EndsWith(".md", StringComparison.Ordinal)
            ? url
            : path[..^3] + rest;
    }
}
