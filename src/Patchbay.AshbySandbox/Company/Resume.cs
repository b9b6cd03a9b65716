using System.Globalization;

namespace Patchbay.AshbySandbox.Company;

/// <summary>A one-page résumé that agrees with the candidate's record.</summary>
internal sealed class Resume(CompanyContext context, Profiles profiles)
{
    public byte[] Pdf(int candidate)
    {
        var profile = profiles.Of(candidate);
        var random = context.Random(Kind.ResumeStream, candidate);
        var name = PdfText.Spells(profile.Persona.FullName)
            ? profile.Persona.FullName
            : $"{Capital(profile.Persona.Given.Plain)} {Capital(profile.Persona.Family.Plain)}";

        var page = new PdfPage(name);
        page.Heading(name, 20);
        var place = profile.Persona.Place;
        var home = $"{place.City}, {place.Country}";
        string?[] contact =
        [
            profile.PrimaryEmail,
            profile.Phone,
            PdfText.Spells(home) ? home : null,
        ];
        page.Line(string.Join("  |  ", contact.OfType<string>()));

        page.Heading("Experience", 13);
        var year = DateTimeOffset.FromUnixTimeMilliseconds(context.Now).Year;
        var position = profile.Position ?? random.Pick(Careers.Positions);
        var employer = profile.Employer ?? random.Pick(Careers.Employers);
        var until = "today";
        for (var jobs = 2 + random.Below(2); jobs > 0; jobs--)
        {
            year -= 1 + random.Below(4);
            page.Line($"{year}–{until}   {position.Title}, {employer.Name}");
            var first = random.Below(position.Achievements.Length);
            for (var at = 0; at < 2; at++)
            {
                var achievement = position.Achievements[
                    (first + at) % position.Achievements.Length
                ];
                page.Line("        " + achievement);
            }
            until = year.ToString(CultureInfo.InvariantCulture);
            // Most stay in their profession when they change the employer.
            position = random.Chance(70) ? position : random.Pick(Careers.Positions);
            employer = random.Pick(Careers.Employers);
        }

        page.Heading("Education", 13);
        var school = profile.School ?? random.Pick(profile.Persona.Region.Schools);
        page.Line($"{year - 4}–{year}   {school}");
        return page.ToBytes();
    }

    private static string Capital(string plain) => char.ToUpperInvariant(plain[0]) + plain[1..];
}
