using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Patchbay.Tests.Sandbox.Company;

public partial class ResumeTests
{
    [Fact]
    public void A_resume_is_a_pdf_whose_cross_references_are_right()
    {
        for (var index = 0; index < 200; index++)
        {
            // Latin-1 keeps one char per byte, so positions in the text are positions in the file.
            var pdf = Encoding.Latin1.GetString(Companies.Shared.ResumePdf(index));
            Assert.StartsWith("%PDF-1.4\n", pdf, StringComparison.Ordinal);
            Assert.EndsWith("%%EOF\n", pdf, StringComparison.Ordinal);

            var table = int.Parse(
                StartXref().Match(pdf).Groups["value"].Value,
                CultureInfo.InvariantCulture
            );
            Assert.StartsWith("xref\n0 8\n", pdf[table..], StringComparison.Ordinal);

            var entries = Entry().Matches(pdf[table..]);
            Assert.Equal(7, entries.Count);
            for (var number = 1; number <= entries.Count; number++)
            {
                var offset = int.Parse(
                    entries[number - 1].Groups["value"].Value,
                    CultureInfo.InvariantCulture
                );
                Assert.StartsWith($"{number} 0 obj\n", pdf[offset..], StringComparison.Ordinal);
            }

            var length = int.Parse(
                Length().Match(pdf).Groups["value"].Value,
                CultureInfo.InvariantCulture
            );
            var stream = pdf.IndexOf("stream\n", StringComparison.Ordinal) + "stream\n".Length;
            Assert.StartsWith("\nendstream", pdf[(stream + length)..], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_resume_speaks_of_its_candidate()
    {
        var candidate = Companies.Shared.Candidate(0);
        var pdf = Encoding.Latin1.GetString(Companies.Shared.ResumePdf(0));

        Assert.Contains(
            (string)candidate["primaryEmailAddress"]!["value"]!,
            pdf,
            StringComparison.Ordinal
        );
        Assert.Contains((string)candidate["position"]!, pdf, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_in_other_scripts_are_spelled_in_plain_letters()
    {
        var company = Companies.Shared;
        var index = Enumerable
            .Range(0, company.CandidateCount)
            .First(at => company.CandidateName(at)[0] >= '\u3000');
        var pdf = Encoding.Latin1.GetString(company.ResumePdf(index));

        Assert.Matches("Title \\([A-Z][a-z]+ [A-Z][a-z]+\\)", pdf);
    }

    [Fact]
    public void Names_in_Latin_letters_keep_their_order_and_lose_only_what_the_font_lacks()
    {
        var company = Companies.Shared;
        var index = Enumerable
            .Range(0, company.CandidateCount)
            .First(at => company.CandidateName(at).EndsWith("Văn Đức", StringComparison.Ordinal));
        var pdf = Encoding.Latin1.GetString(company.ResumePdf(index));

        Assert.Matches("Title \\([A-Z][a-z]+ Van Duc\\)", pdf);
    }

    [Fact]
    public void No_resume_has_letters_that_its_font_lacks()
    {
        for (var index = 0; index < Companies.Shared.CandidateCount; index++)
        {
            Assert.DoesNotContain((byte)'?', Companies.Shared.ResumePdf(index));
        }
    }

    [GeneratedRegex("startxref\n(?<value>[0-9]+)\n", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex StartXref();

    [GeneratedRegex("(?<value>[0-9]{10}) 00000 n \n", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Entry();

    [GeneratedRegex("/Length (?<value>[0-9]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Length();
}
