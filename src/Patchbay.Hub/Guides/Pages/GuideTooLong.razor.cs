using Microsoft.AspNetCore.Components;
using Patchbay.Engine.Guides;

namespace Patchbay.Hub.Guides.Pages;

public sealed partial class GuideTooLong
{
    [Parameter, EditorRequired]
    public required GuideWords Words { get; set; }

    [Parameter, EditorRequired]
    public required string Language { get; set; }

    [Parameter, EditorRequired]
    public required int Limit { get; set; }

    /// <summary>The guide without parameters.</summary>
    [Parameter, EditorRequired]
    public required string Way { get; set; }

    /// <summary>In place of the page, before its parameters are read.</summary>
    internal static async Task ShowAsync(HttpContext http)
    {
        var reader = http.RequestServices.GetRequiredService<GuideReader>();
        var key = http.Request.RouteValues["connector"]?.ToString() ?? "";
        if (await reader.ReadAsync(key, http.Request) is not { } view)
            return;
        await Hub
            .Pages.HtmlPage.Show<GuideTooLong>(
                http,
                new
                {
                    view.Texts.Words,
                    view.Texts.Language,
                    Http.LongAddresses.Limit,
                    Way = $"{http.Request.PathBase}/guides/{key}",
                },
                StatusCodes.Status414UriTooLong
            )
            .ExecuteAsync(http);
    }
}
