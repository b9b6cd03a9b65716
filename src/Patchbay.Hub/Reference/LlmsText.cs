using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Reference;

/// <summary>GET /llms.txt: the index of all documentation, as llmstxt.org has it.</summary>
internal static class LlmsText
{
    private const int LongestSummary = 160;

    public static ContentHttpResult Handle(
        ICatalog catalog,
        IBrands brands,
        HubAddress address,
        HttpRequest request
    )
    {
        var brand = brands.At(request.Host);
        var root = brand is null
            ? address.Public(request)
            : new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/");
        var text = new StringBuilder();
        text.Append("# ").Append(brand?.Name ?? "Patchbay").Append("\n\n");
        // What is not the brand's own is not told under its domain.
        if (brand is null)
        {
            text.Append(
                "> An open, self-hosted hub that connects applicant tracking systems to apps and AI agents.\n\n## Docs\n\n"
            );
            foreach (var page in DocsPages.All)
                Append(text, page.Title, new Uri(root, $"docs/{page.Path}.md"), page.Summary);
            text.Append('\n');
        }
        text.Append("## Guides\n\n");
        foreach (var connector in catalog.Connectors)
        foreach (var guide in connector.Guides)
            Append(
                text,
                guide.Title,
                new Uri(
                    root,
                    $"guides/{connector.Info.Key}.md"
                        + (guide == connector.Guide ? "" : $"?lang={guide.Language}")
                ),
                guide.Description
            );
        if (brand is null)
        {
            text.Append("\n## API\n\n");
            Append(
                text,
                "OpenAPI",
                new Uri(root, "openapi.json"),
                "Every route, with its scopes, bodies, answers and errors."
            );
            Append(text, "API reference", new Uri(root, "docs/api"), "The same for people.");
        }
        return TypedResults.Text(text.ToString(), "text/plain", Encoding.UTF8);
    }

    private static void Append(StringBuilder text, string title, Uri address, string? summary)
    {
        text.Append("- [").Append(title).Append("](").Append(address.AbsoluteUri).Append(')');
        if (summary is not null)
            text.Append(": ").Append(Short(summary));
        text.Append('\n');
    }

    /// <summary>The first sentence, or what fits.</summary>
    private static string Short(string summary)
    {
        var end = summary.IndexOf(". ", StringComparison.Ordinal);
        var sentence = end < 0 ? summary : summary[..(end + 1)];
        return sentence.Length <= LongestSummary
            ? sentence
            : sentence[..sentence.LastIndexOf(' ', LongestSummary)] + "…";
    }
}
