using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Patchbay.Hub.Pages;

/// <summary>
/// HTML written as an interpolated string. What is filled in is encoded; only another piece of HTML goes in as it is, so
/// nothing that a caller sent can become markup.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Html(int literalLength, int formattedCount)
{
    public static readonly Html Nothing = $"";

    private readonly StringBuilder _text = new(literalLength + 16 * formattedCount);

    public void AppendLiteral(string markup) => _text.Append(markup);

    public void AppendFormatted(string? text) => _text.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(int number) => _text.Append(number);

    public void AppendFormatted(Html markup) => _text.Append(markup._text);

    public void AppendFormatted(IEnumerable<Html> pieces)
    {
        foreach (var piece in pieces)
            AppendFormatted(piece);
    }

    /// <summary>Text that is known to be markup, such as an embedded style sheet.</summary>
    public static Html Raw(string markup)
    {
        var html = new Html(markup.Length, 0);
        html.AppendLiteral(markup);
        return html;
    }

    public override string ToString() => _text.ToString();
}
