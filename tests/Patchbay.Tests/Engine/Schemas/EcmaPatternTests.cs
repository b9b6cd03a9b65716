using Patchbay.Engine.Schemas;

namespace Patchbay.Tests.Engine.Schemas;

public class EcmaPatternTests
{
    [Theory]
    [InlineData("^a{2,3}$", "aaa", true)]
    [InlineData("^a{2,3}$", "aaaa", false)]
    [InlineData("^[^a]$", "🐲", true)]
    [InlineData("^[🐲-🐵]$", "🐴", true)]
    [InlineData("^[🐲-🐵]$", "🐶", false)]
    [InlineData("^[^🐲]$", "🐲", false)]
    [InlineData("^[^🐲]$", "🐉", true)]
    [InlineData("^.$", "🐲", true)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^\\u{1F432}+$", "🐲🐲", true)]
    [InlineData("^\\ud83d\\udc32$", "🐲", true)]
    [InlineData("^[\\u{0}-\\u{10FFFF}]$", "🐲", true)]
    [InlineData("^\\S$", "🐲", true)]
    [InlineData("^\\P{Lu}$", "🐲", true)]
    [InlineData("^[\\d-]+$", "1-2", true)]
    [InlineData("^[a-z-[aeiou]]$", "b]", true)]
    [InlineData("^(?<year>\\d{4})-\\k<year>$", "2026-2026", true)]
    [InlineData("^(a|b)\\1$", "aa", true)]
    [InlineData("^(a|b)\\1$", "ab", false)]
    [InlineData("\\bé", "aé", true)]
    [InlineData("^a#b c$", "a#b c", true)]
    [InlineData("^\\/\\-\\.$", "/-.", true)]
    [InlineData("^\\p{gc=Lu}$", "É", true)]
    [InlineData("^[]$", "", false)]
    [InlineData("^[^]$", "x", true)]
    public void Patterns_mean_what_they_mean_in_ECMAScript(
        string pattern,
        string text,
        bool matches
    )
    {
        Assert.True(EcmaPattern.TryCompile(pattern, out var regex, out var why), why);
        Assert.Equal(matches, regex.IsMatch(text));
    }

    [Theory]
    [InlineData("\\Z")]
    [InlineData("\\e")]
    [InlineData("(?i)a")]
    [InlineData("(?>a)")]
    [InlineData("a{")]
    [InlineData("[b-a]")]
    [InlineData("[a")]
    [InlineData("a\\")]
    [InlineData("\\p{Script=Greek}")]
    [InlineData("\\u{110000}")]
    [InlineData("*")]
    public void What_ECMAScript_or_we_do_not_know_is_refused(string pattern)
    {
        Assert.False(EcmaPattern.TryCompile(pattern, out _, out var why));
        Assert.StartsWith("is not a regular expression: ", why, StringComparison.Ordinal);
    }
}
