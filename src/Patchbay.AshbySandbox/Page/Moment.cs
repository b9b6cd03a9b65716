using System.Globalization;

namespace Patchbay.AshbySandbox.Page;

/// <summary>A moment as people read it, in UTC, with the exact one for machines.</summary>
internal static class Moment
{
    public static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static Html Of(DateTimeOffset at) =>
        $"""<time datetime="{at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}">{Text(at)}</time>""";
}
