using System.Collections.Frozen;

namespace Patchbay.Engine.Text;

/// <summary>
/// Latin letters without their marks. The programs run without culture data, so that <c>string.Normalize</c> leaves all
/// as it is.
/// </summary>
internal static class LatinLetters
{
    private static readonly Dictionary<string, string> Marked = new()
    {
        ["a"] = "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        ["b"] = "ḃḅḇ",
        ["c"] = "çćĉċčḉ",
        ["d"] = "ďḋḍḏḑḓđð",
        ["e"] = "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        ["f"] = "ḟ",
        ["g"] = "ĝğġģǧǵḡ",
        ["h"] = "ĥȟḣḥḧḩḫẖħ",
        ["i"] = "ìíîïĩīĭįǐȉȋḭḯỉịı",
        ["j"] = "ĵǰ",
        ["k"] = "ķǩḱḳḵĸ",
        ["l"] = "ĺļľḷḹḻḽłŀ",
        ["m"] = "ḿṁṃ",
        ["n"] = "ñńņňǹṅṇṉṋ",
        ["o"] = "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø",
        ["p"] = "ṕṗ",
        ["r"] = "ŕŗřȑȓṙṛṝṟ",
        ["s"] = "śŝşšșṡṣṥṧṩ",
        ["t"] = "ţťțṫṭṯṱẗŧ",
        ["u"] = "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        ["v"] = "ṽṿ",
        ["w"] = "ŵẁẃẅẇẉẘ",
        ["x"] = "ẋẍ",
        ["y"] = "ýÿŷȳẏẙỳỵỷỹ",
        ["z"] = "źżžẑẓẕ",
        ["ss"] = "ß",
        ["ae"] = "æ",
        ["oe"] = "œ",
        ["th"] = "þ",
        ["ij"] = "ĳ",
    };

    private static readonly FrozenDictionary<char, string> Bases = Marked
        .SelectMany(entry => entry.Value.Select(letter => (letter, entry.Key)))
        .ToFrozenDictionary(entry => entry.letter, entry => entry.Key);

    /// <summary>The letters that a marked lower-case letter stands for; null for any other character.</summary>
    public static string? BaseOf(char letter) => Bases.GetValueOrDefault(letter);
}
