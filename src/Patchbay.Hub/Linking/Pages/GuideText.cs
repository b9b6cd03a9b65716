using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>Shows a line of a guide: of Markdown it knows bold, code and links, and everything else is text.</summary>
internal static partial class GuideText
{
    public static RenderFragment Show(string markdown) =>
        builder =>
        {
            var end = 0;
            foreach (Match piece in Piece().Matches(markdown))
            {
                builder.AddContent(0, markdown[end..piece.Index]);
                end = piece.Index + piece.Length;
                var (bold, code, link) = (
                    piece.Groups["bold"],
                    piece.Groups["code"],
                    piece.Groups["to"]
                );
                builder.OpenElement(
                    1,
                    bold.Success ? "strong"
                        : code.Success ? "code"
                        : "a"
                );
                if (link.Success)
                {
                    builder.AddAttribute(2, "href", link.Value);
                    builder.AddAttribute(3, "target", "_blank");
                    builder.AddAttribute(4, "rel", "noopener noreferrer");
                }
                builder.AddContent(
                    5,
                    bold.Success ? bold.Value
                        : code.Success ? code.Value
                        : piece.Groups["name"].Value
                );
                builder.CloseElement();
            }
            builder.AddContent(6, markdown[end..]);
        };

    [GeneratedRegex(
        @"\*\*(?<bold>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<name>[^\]]+)\]\((?<to>https://[^)\s]+)\)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Piece();
}
