using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>A project's brand on the wire.</summary>
/// <param name="Id">The project's; an address names it as <c>brand</c>.</param>
internal sealed record BrandAnswer(
    string Id,
    string Name,
    string? LogoUrl,
    string? Accent,
    string? AccentDark,
    string? Domain,
    DateTimeOffset UpdatedAt
)
{
    public static readonly ApiError None = ApiError.NotFound(
        "brand_not_found",
        "The project has no brand."
    );

    public static BrandAnswer From(Brand brand) =>
        new(
            brand.ProjectId,
            brand.Name,
            brand.LogoUrl,
            brand.Accent,
            brand.AccentDark,
            brand.Domain,
            brand.UpdatedAt
        );
}
