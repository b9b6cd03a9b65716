namespace Patchbay.BrowserTests.Support;

/// <summary>A size of the window and a colour scheme: what a page is looked at in.</summary>
public sealed record Look(string Name, int Width, int Height, ColorScheme Scheme)
{
    public static readonly Look Desktop = new("desktop", 1280, 900, ColorScheme.Light);
    public static readonly Look DesktopDark = new("desktop-dark", 1280, 900, ColorScheme.Dark);
    public static readonly Look Phone = new("phone", 390, 844, ColorScheme.Light);
    public static readonly Look PhoneDark = new("phone-dark", 390, 844, ColorScheme.Dark);

    public static IReadOnlyList<Look> All { get; } = [Desktop, DesktopDark, Phone, PhoneDark];

    public override string ToString() => Name;
}
