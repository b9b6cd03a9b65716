using System.Globalization;

namespace Patchbay.Hub.Http;

/// <summary>Query parameters as StackOne's clients send them.</summary>
internal static class QueryValues
{
    /// <summary>A list in any of its forms: repeated, with brackets, separated by commas.</summary>
    public static IReadOnlyList<string> List(this IQueryCollection query, params string[] names) =>
        names
            .SelectMany(name => query[name].Concat(query[name + "[]"]))
            .SelectMany(value =>
                (value ?? "").Split(
                    ',',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
            )
            .Distinct(StringComparer.Ordinal)
            .ToList();

    /// <summary>Which page was asked for, or the error that says what is wrong with it.</summary>
    public static ApiError? Page(this IQueryCollection query, out Page page)
    {
        page = new Page(1, 25);
        if (query.Number("page", 1, 1_000_000, out var number) is { } pageFault)
            return pageFault;
        if (query.Number("page_size", page.Size, 100, out var size) is { } sizeFault)
            return sizeFault;
        page = new Page(number, size);
        return null;
    }

    private static ApiError? Number(
        this IQueryCollection query,
        string name,
        int fallback,
        int most,
        out int number
    )
    {
        number = fallback;
        var text = query[name].ToString();
        if (text.Length == 0)
            return null;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number >= 1
            && number <= most
        )
            return null;
        return ApiError.Invalid($"{name} must be a whole number from 1 to {most}.");
    }
}

/// <param name="Number">From 1.</param>
internal sealed record Page(int Number, int Size)
{
    public int Skip => (Number - 1) * Size;
}
