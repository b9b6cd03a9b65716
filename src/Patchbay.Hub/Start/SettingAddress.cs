namespace Patchbay.Hub.Start;

internal static class SettingAddress
{
    /// <summary>The address under the first of these names that is set; a start with a broken one is refused.</summary>
    public static Uri? Address(this IConfiguration configuration, params string[] names)
    {
        var name = Array.Find(names, one => !string.IsNullOrWhiteSpace(configuration[one]));
        if (name is null)
            return null;
        return
            Uri.TryCreate(configuration[name], UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            ? address
            : throw new StartException(
                $"{name} must be an address such as https://hub.example.com."
            );
    }
}
