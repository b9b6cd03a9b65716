using Patchbay.Hub.Guides.Pages;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Guides;

/// <summary>The guides by which a provider's admin makes a key that fits: as a page, as Markdown and as JSON.</summary>
internal static class GuidesSlice
{
    public static void AddGuides(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<GuideReader>();
        builder.Services.AddSingleton<GuideLinks>();
        builder.Services.AddSingleton<GuideModels>();
    }

    public static void MapGuides(this WebApplication app)
    {
        // Open, as what they show is for a customer's admin, who has no part in the hub.
        var guides = app.MapGroup("/guides").AllowAnonymous();
        guides
            .MapGet("/{connector}", GetGuidePage.HandleAsync)
            .WithMetadata(new LongAddressPage(GuideTooLong.ShowAsync))
            .ExcludeFromDescription();
        guides.MapGet("/brands/{id}.css", BrandStyle.Handle).ExcludeFromDescription();
        guides.MapGet("/{connector}.md", GetGuideMarkdown.HandleAsync).ExcludeFromDescription();
        guides
            .MapGet("/{connector}/scopes", GetGuideScopes.HandleAsync)
            .Documented(
                "get_guide_scopes",
                "Guides",
                "The permissions that a set of actions needs",
                "The parameters are those of the guide's page. Without any it speaks of all actions of the guide."
            )
            .Query(
                "actions",
                "Names such as list_candidates, separated by commas, or the short form of a guide's address."
            )
            .Query("scopes", "Exactly these permissions instead, separated by commas.")
            .Query("profile", "The actions that the connector profile of this id enables.")
            .Query("session", "The actions that the connect session with this token offers.")
            .Fails(StatusCodes.Status404NotFound, StatusCodes.Status414UriTooLong);
    }
}
