using Patchbay.Hub.Catalog;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>Where a link is good for several connectors, the first question is which.</summary>
internal static class LinkChoice
{
    public static IResult Show(
        HttpContext http,
        LinkContext context,
        IReadOnlyList<Profile> offered
    ) =>
        LinkFrame.Show(
            http,
            StatusCodes.Status200OK,
            "What do you want to link?",
            $"""
            <div class="card">
            <h1>What do you want to link?</h1>
            <p>{context.AppAtStart} asks for one of these for <strong>{context.Session.OriginOwnerName}</strong>.</p>
            <ul class="choice">
            {offered.Select(profile => Item(context, profile))}
            </ul>
            </div>
            """
        );

    private static Html Item(LinkContext context, Profile profile) =>
        $"""
            <li><a href="?token={Uri.EscapeDataString(
                context.Token
            )}&amp;integration_id={Uri.EscapeDataString(profile.Id)}">{profile.Name}</a></li>

            """;
}
