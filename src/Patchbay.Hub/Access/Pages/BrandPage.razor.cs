using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Access.Pages;

public sealed partial class BrandPage
{
    private static readonly BrandField[] Fields =
    [
        new("name", "Name", "One line of at most 60 characters.", typed => typed.Name),
        new("logo_url", "Logo", "An https address of an image.", typed => typed.LogoUrl),
        new(
            "accent",
            "Colour on light ground",
            "Of links and buttons, such as #0a6c74.",
            typed => typed.Accent
        ),
        new(
            "accent_dark",
            "Colour on dark ground",
            "The same where the reader's device is set to dark.",
            typed => typed.AccentDark
        ),
        new(
            "domain",
            "Own domain",
            "A host name that leads to this hub, such as connect.example.com.",
            typed => typed.Domain
        ),
    ];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required BrandModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();
}

/// <param name="Faults">By the member's path: what is wrong with it.</param>
public sealed record BrandModel(
    TypedBrand Typed,
    bool IsSet,
    string? Fault,
    IReadOnlyDictionary<string, string> Faults
);

/// <summary>A brand as its form has it.</summary>
public sealed record TypedBrand(
    string? Name = null,
    string? LogoUrl = null,
    string? Accent = null,
    string? AccentDark = null,
    string? Domain = null
);

internal sealed record BrandField(
    string Name,
    string Label,
    string Help,
    Func<TypedBrand, string?> Of
);
