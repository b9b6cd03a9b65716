using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;

namespace Patchbay.Hub.Guides;

/// <summary>GET /guides/brands/{id}.css: a brand's colours in place of the hub's, by the names that all pages use.</summary>
internal static class BrandStyle
{
    /// <summary>Another one after each change, so that it can be kept.</summary>
    public static string Address(Brand brand) =>
        $"/guides/brands/{brand.ProjectId}.css?v={brand.UpdatedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";

    public static Results<ContentHttpResult, NotFound> Handle(
        string id,
        IBrands brands,
        HttpResponse response
    )
    {
        if (brands.Of(id) is not { } brand)
            return TypedResults.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(Write(brand), "text/css", Encoding.UTF8);
    }

    private static string Write(Brand brand)
    {
        // A brand with one colour has it where it was tested; the other ground keeps the usual one.
        var light = brand.Accent ?? "#0b6660";
        var dark = brand.AccentDark ?? "#5cc7bd";
        return $$"""
            :root {
              --accent: light-dark({{light}}, {{dark}});
              --accent-ground: var(--sunken);
              --on-accent: light-dark({{BrandRules.TextOn(light)}}, {{BrandRules.TextOn(dark)}});
            }
            """;
    }
}
