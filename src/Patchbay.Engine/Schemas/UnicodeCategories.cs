namespace Patchbay.Engine.Schemas;

/// <summary>Names of Unicode properties as patterns may use them → .NET's short categories.</summary>
internal static class UnicodeCategories
{
    private static readonly Dictionary<string, string> Long = new()
    {
        ["Letter"] = "L",
        ["Uppercase_Letter"] = "Lu",
        ["Lowercase_Letter"] = "Ll",
        ["Titlecase_Letter"] = "Lt",
        ["Modifier_Letter"] = "Lm",
        ["Other_Letter"] = "Lo",
        ["Mark"] = "M",
        ["Nonspacing_Mark"] = "Mn",
        ["Spacing_Mark"] = "Mc",
        ["Enclosing_Mark"] = "Me",
        ["Number"] = "N",
        ["Decimal_Number"] = "Nd",
        ["digit"] = "Nd",
        ["Letter_Number"] = "Nl",
        ["Other_Number"] = "No",
        ["Punctuation"] = "P",
        ["punct"] = "P",
        ["Connector_Punctuation"] = "Pc",
        ["Dash_Punctuation"] = "Pd",
        ["Open_Punctuation"] = "Ps",
        ["Close_Punctuation"] = "Pe",
        ["Initial_Punctuation"] = "Pi",
        ["Final_Punctuation"] = "Pf",
        ["Other_Punctuation"] = "Po",
        ["Symbol"] = "S",
        ["Math_Symbol"] = "Sm",
        ["Currency_Symbol"] = "Sc",
        ["Modifier_Symbol"] = "Sk",
        ["Other_Symbol"] = "So",
        ["Separator"] = "Z",
        ["Space_Separator"] = "Zs",
        ["Line_Separator"] = "Zl",
        ["Paragraph_Separator"] = "Zp",
        ["Other"] = "C",
        ["Control"] = "Cc",
        ["cntrl"] = "Cc",
        ["Format"] = "Cf",
        ["Private_Use"] = "Co",
        ["Unassigned"] = "Cn",
    };

    private static readonly HashSet<string> Short = [.. Long.Values];

    public static string[] Find(string name)
    {
        var category = name[(name.IndexOf('=') + 1)..];
        if (
            name.Contains('=')
            && !(
                name.StartsWith("General_Category=", StringComparison.Ordinal)
                || name.StartsWith("gc=", StringComparison.Ordinal)
            )
        )
            throw new FormatException($@"the property {name} is not supported");
        return Short.Contains(category) ? [category]
            : Long.TryGetValue(category, out var known) ? [known]
            : category is "Alphabetic" or "Alpha" ? ["L", "Nl"]
            : throw new FormatException($@"the property {name} is not supported");
    }
}
