using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>A format that is checked: how to say what a fitting value is, and one such.</summary>
internal sealed record Format(
    string Name,
    string Words,
    string Example,
    Format.Test Fits,
    bool OfNumbers = false
)
{
    public delegate bool Test(ReadOnlySpan<byte> utf8);

    public bool Holds(in JsonElement instance) =>
        OfNumbers
            ? instance.ValueKind != JsonValueKind.Number || IsIntegerWithin(instance)
            : instance.ValueKind != JsonValueKind.String || Fits(JsonText.Utf8(instance));

    /// <summary>Bounds of the integer formats, which OpenAPI defines for numbers.</summary>
    public (decimal Least, decimal Most) Range { get; init; }

    private bool IsIntegerWithin(in JsonElement instance)
    {
        var number = ExactNumber.Of(instance);
        return number.IsInteger
            && number.Against(ExactNumber.Of(Range.Least)) >= 0
            && number.Against(ExactNumber.Of(Range.Most)) <= 0;
    }
}

internal static class Formats
{
    public static readonly IReadOnlyDictionary<string, Format> Asserted = new Format[]
    {
        new("uuid", "a UUID", "3f2c8a5e-9b1d-4c7a-8e6f-2d5b7a9c1e40", IsUuid),
        new("date", "a date", "2026-03-14", DateFormats.IsDate),
        new("time", "a time with a zone", "09:30:00Z", DateFormats.IsTime),
        new("date-time", "a date and time", "2026-03-14T09:30:00Z", DateFormats.IsDateTime),
        new("email", "an e-mail address", "ada@example.com", EmailFormat.IsEmail),
        new("uri", "a URI", "https://example.com/page", UriFormat.IsUri),
        new("int32", "a 32-bit whole number", "42", _ => true, OfNumbers: true)
        {
            Range = (int.MinValue, int.MaxValue),
        },
        new("int64", "a 64-bit whole number", "42", _ => true, OfNumbers: true)
        {
            Range = (long.MinValue, long.MaxValue),
        },
    }.ToDictionary(format => format.Name);

    /// <summary>Formats that tell a form or a client something, and that nothing can be checked of here.</summary>
    public static readonly IReadOnlySet<string> Annotations = new HashSet<string>
    {
        "binary",
        "byte",
        "password",
        "float",
        "double",
    };

    private static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != 36)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit((char)text[i]))
                return false;
        }
        return true;
    }
}
