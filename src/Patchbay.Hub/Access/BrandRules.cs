using System.Globalization;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>What a brand may be: its values go into pages and style sheets, and text in its colours must stay readable.</summary>
internal static class BrandRules
{
    public const int LongestName = 60;

    /// <summary>WCAG 2.2 AA for text.</summary>
    private const double LeastContrast = 4.5;

    // Nearest to mid grey among the grounds that pages write links on.
    private const string LightGround = "#f1f2f1";
    private const string DarkGround = "#212827";

    public static IEnumerable<ApiFault> FaultsOf(SetBrand.Request request)
    {
        if (!IsName(request.Name))
            yield return new(
                "$.name",
                $"is required, one line of at most {LongestName} characters"
            );
        if (request.LogoUrl is { } logo && !IsLogo(logo))
            yield return new("$.logo_url", "must be an https address of at most 500 characters");
        if (ColourFault(request.Accent, LightGround) is { } accent)
            yield return new("$.accent", accent);
        if (ColourFault(request.AccentDark, DarkGround) is { } dark)
            yield return new("$.accent_dark", dark);
        if (request.Domain is { } domain && !IsDomain(domain))
            yield return new("$.domain", "must be a host name such as connect.example.com");
    }

    public static bool IsName(string? name) =>
        !string.IsNullOrWhiteSpace(name)
        && name.Length <= LongestName
        && !name.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter));

    /// <summary>Black or white, whichever reads better on the colour.</summary>
    public static string TextOn(string colour) =>
        Contrast(colour, "#ffffff") >= Contrast(colour, "#000000") ? "#ffffff" : "#000000";

    private static bool IsLogo(string address) =>
        address.Length <= 500
        && Uri.TryCreate(address, UriKind.Absolute, out var url)
        && url is { Scheme: "https", UserInfo: "" };

    private static bool IsDomain(string domain) =>
        domain.Length <= 253
        && domain.Contains('.', StringComparison.Ordinal)
        && domain.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')
        && Uri.CheckHostName(domain) == UriHostNameType.Dns;

    private static string? ColourFault(string? colour, string ground) =>
        colour is null ? null
        : colour.Length != 7 || colour[0] != '#' || !colour.Skip(1).All(char.IsAsciiHexDigit)
            ? "must be a colour such as #0a6c74"
        : Contrast(colour, ground) < LeastContrast
            ? $"is too near to the page's ground: text in it must stand out {LeastContrast.ToString(CultureInfo.InvariantCulture)}:1 from {ground}"
        : null;

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // As WCAG defines it.
    private static double Luminance(string colour) =>
        0.2126 * Channel(colour, 1) + 0.7152 * Channel(colour, 3) + 0.0722 * Channel(colour, 5);

    private static double Channel(string colour, int at)
    {
        var value =
            int.Parse(
                colour.AsSpan(at, 2),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture
            ) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
