using System.Security.Cryptography;
using System.Text;

namespace Patchbay.Hub.Pages;

/// <summary>
/// A style sheet or script that is embedded in the assembly, and written into a page under its hash: the page's policy
/// lets in this text and no other.
/// </summary>
internal sealed class PageAsset
{
    /// <param name="file">Such as <c>link.css</c>.</param>
    public PageAsset(string file)
    {
        var assembly = typeof(PageAsset).Assembly;
        var resource = assembly
            .GetManifestResourceNames()
            .Single(name => name.EndsWith("." + file, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        // A parser reads line ends as \n, and it is what it read that it hashes.
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        Markup = Html.Raw(text);
        Source =
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
    }

    public Html Markup { get; }

    /// <summary>As a Content-Security-Policy names it.</summary>
    public string Source { get; }
}
