using System.Globalization;

namespace Patchbay.AshbySandbox.Company;

internal sealed record JobSpec(
    string Title,
    int Department,
    int Location,
    string Employment,
    string Status,
    int Plan,
    int CreatedDaysAgo,
    int? ClosedDaysAgo,
    string Currency,
    int Low,
    int High,
    bool IsConfidential
)
{
    public int? OpenedDaysAgo => Status == "Draft" ? null : CreatedDaysAgo - 6;
}

internal static class JobSpecs
{
    // Title | team | site | employment | status | plan | created, closed (days ago) | pay a year | confidential
    // Eight jobs have been open since before the first candidate came: room for every application, whatever its date.
    private const string Table = """
        Firmware Engineer | Firmware | Göteborg | FullTime | Open | Engineering | 1400 | | SEK 516000 696000 |
        Laser Safety Engineer | Optics | München | FullTime | Open | Engineering | 1350 | | EUR 62000 84000 |
        Software Engineer, Platform | Platform Software | Kraków | FullTime | Open | Engineering | 1300 | | PLN 216000 312000 |
        Senior Software Engineer, Device Cloud | Platform Software | Remote, Europe | FullTime | Open | Engineering | 1290 | | EUR 78000 105000 |
        Production Technician | Manufacturing | Hà Nội | FullTime | Open | Interns | 1280 | | VND 240000000 360000000 |
        Account Executive, Nordics | Sales Europe | Göteborg | FullTime | Open | Commercial | 1270 | | SEK 480000 640000 |
        Customer Success Manager | Customer Success | Dublin | FullTime | Open | Commercial | 1260 | | EUR 55000 72000 |
        Intern, Optical Metrology | Optics | Boston | Intern | Open | Interns | 1250 | | USD 42000 48000 |
        Optical Designer | Optics | Boston | FullTime | Open | Engineering | 300 | | USD 118000 152000 |
        Test Automation Engineer | Test and Verification | Bengaluru | FullTime | Open | Engineering | 210 | | INR 2400000 3800000 |
        Weekend Calibration Technician | Manufacturing | Recife | PartTime | Open | Interns | 120 | | BRL 38000 52000 |
        Site Director | Operations | Hà Nội | FullTime | Open | Leadership | 90 | | USD 150000 190000 | confidential
        Product Manager, Spectrometers | Product Management | Remote, Europe | FullTime | Open | Commercial | 60 | | EUR 70000 92000 |
        Field Application Engineer | Sales Americas | Remote, United States | FullTime | Open | Commercial | 45 | | USD 95000 125000 |
        Industrial Designer | Industrial Design | Göteborg | Contract | Open | Commercial | 30 | | SEK 540000 660000 |
        Embedded Linux Engineer | Firmware | Kraków | FullTime | Closed | Engineering | 1300 | 420 | PLN 228000 324000 |
        Head of Supply Chain | Supply Chain | Göteborg | FullTime | Closed | Leadership | 1200 | 610 | SEK 780000 960000 |
        Buyer, Glass and Coatings | Supply Chain | München | FullTime | Closed | Commercial | 800 | 290 | EUR 52000 66000 |
        Sales Development Representative | Sales Americas | Boston | FullTime | Closed | Commercial | 700 | 150 | USD 58000 70000 |
        Chief Financial Officer | Finance | Göteborg | FullTime | Closed | Leadership | 500 | 60 | SEK 1400000 1800000 | confidential
        Data Analyst, Marketing | Marketing | Remote, Europe | Temporary | Closed | Commercial | 400 | 35 | EUR 46000 58000 |
        Applied Scientist, Interferometry | Optics | Göteborg | FullTime | Draft | Engineering | 14 | | SEK 600000 780000 |
        Talent Partner | Talent | Dublin | FullTime | Draft | Commercial | 6 | | EUR 58000 74000 |
        Calibration Engineer, Leeds | Test and Verification | Leeds | FullTime | Archived | Engineering (2022) | 1390 | 900 | GBP 38000 47000 |
        Facilities Assistant | Operations | München | PartTime | Archived | Interns | 650 | 380 | EUR 24000 29000 |
        """;

    public static readonly JobSpec[] All = [.. Table.Split('\n').Select(Parse)];

    private static JobSpec Parse(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var pay = cells[8].Split(' ');
        return new JobSpec(
            cells[0],
            Array.FindIndex(Organisation.DepartmentNames, team => team.Name == cells[1]),
            Array.FindIndex(Organisation.Sites, site => site.Name == cells[2]),
            cells[3],
            cells[4],
            Array.FindIndex(InterviewPlans.Specs, plan => plan.Title == cells[5]),
            Number(cells[6]),
            cells[7].Length == 0 ? null : Number(cells[7]),
            pay[0],
            Number(pay[1]),
            Number(pay[2]),
            cells[9] == "confidential"
        );

        static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
    }
}
