using System.Globalization;

namespace Patchbay.AshbySandbox.Company;

/// <summary>A one-page résumé that agrees with the candidate's record.</summary>
internal sealed class Resume(CompanyContext context, Profiles profiles)
{
    public byte[] Pdf(int candidate)
    {
        var profile = profiles.Of(candidate);
        var random = context.Random(Kind.ResumeStream, candidate);
        var name = PdfText.Fits(profile.Persona.FullName)
            ? profile.Persona.FullName
            : $"{Capital(profile.Persona.Given.Plain)} {Capital(profile.Persona.Family.Plain)}";

        var page = new PdfPage(name);
        page.Heading(name, 20);
        var place = profile.Persona.Place;
        string?[] contact =
        [
            profile.PrimaryEmail,
            profile.Phone,
            PdfText.Fits(place.City) ? place.City : null,
        ];
        page.Line(string.Join("  |  ", contact.OfType<string>()));

        page.Heading("Experience", 13);
        var year = DateTimeOffset.FromUnixTimeMilliseconds(context.Now).Year;
        var position = profile.Position ?? random.Pick(Names.Positions);
        var company = profile.Company ?? random.Pick(Names.Companies);
        var until = "today";
        var achievement = random.Below(Achievements.Length);
        for (var jobs = 2 + random.Below(2); jobs > 0; jobs--)
        {
            year -= 1 + random.Below(4);
            page.Line($"{year}–{until}   {position}, {company}");
            page.Line("        " + Achievements[achievement++ % Achievements.Length]);
            until = year.ToString(CultureInfo.InvariantCulture);
            position = random.Pick(Names.Positions);
            company = random.Pick(Names.Companies);
        }

        page.Heading("Education", 13);
        page.Line($"{year - 4}–{year}   {profile.School ?? random.Pick(Names.Schools)}");
        return page.ToBytes();
    }

    private static string Capital(string plain) => char.ToUpperInvariant(plain[0]) + plain[1..];

    private static readonly string[] Achievements =
    [
        "Cut calibration time of a field spectrometer from two hours to twelve minutes.",
        "Led the move of test benches to scripted, repeatable runs.",
        "Kept a production line supplied through a year of glass shortage.",
        "Opened the first three customers in a new country.",
        "Wrote the drivers for a 24-bit photodiode front end.",
        "Trained eight colleagues in laser safety.",
        "Halved the number of support cases by rewriting the start-up guide.",
    ];
}
