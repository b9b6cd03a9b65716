using System.Globalization;

namespace Patchbay.Engine.Schemas;

/// <summary>Strings that a person can read and that fit the format, pattern and length asked for.</summary>
internal static class ExampleText
{
    private const int Longest = 10_000;
    private static readonly string[] Words =
    [
        "example",
        "sample",
        "another",
        "further",
        "several",
        "various",
        "ordinary",
    ];

    public static string Make(ExampleShape shape, Random? random, int variant)
    {
        var least = shape
            .All<LengthKeyword>()
            .Where(k => k.Name == "minLength")
            .Select(k => k.Limit)
            .DefaultIfEmpty(0)
            .Max();
        var most = shape
            .All<LengthKeyword>()
            .Where(k => k.Name == "maxLength")
            .Select(k => k.Limit)
            .DefaultIfEmpty(long.MaxValue)
            .Min();
        if (random is not null)
            variant = random.Next(1000);
        if (shape.All<FormatKeyword>().FirstOrDefault(f => !f.Format.OfNumbers) is { } format)
            return OfFormat(format.Format, variant);
        if (shape.All<PatternKeyword>().FirstOrDefault() is { } pattern)
            return PatternSample.TryMake(pattern.Source, variant, random, least, most) ?? "";
        return OfLength(Words[variant % Words.Length], long.Min(least, Longest), most);
    }

    private static string OfLength(string word, long least, long most)
    {
        var text = word;
        while (text.Length < least)
            text += " " + word;
        return text.Length > most ? text[..(int)most] : text;
    }

    private static string OfFormat(Format format, int variant)
    {
        if (variant == 0)
            return format.Example;
        var day = new DateTime(2026, 3, 14, 9, 30, 0, DateTimeKind.Utc).AddDays(variant);
        return format.Name switch
        {
            "uuid" => Uuid(variant),
            "date" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => day.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "time" => day.AddMinutes(variant).ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "email" => $"ada{variant + 1}@example.com",
            "uri" => $"https://example.com/page/{variant + 1}",
            _ => format.Example,
        };
    }

    /// <summary>Version 4 by its form, the same for the same variant.</summary>
    private static string Uuid(int variant)
    {
        var bytes = new byte[16];
        new Random(variant).NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
