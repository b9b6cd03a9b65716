namespace Patchbay.AshbySandbox.Company;

/// <summary>An employer, and the part of its mail domain that stands before example.com.</summary>
internal sealed record Employer(string Name, string Domain);

/// <summary>What somebody works as, and what people in that position are proud of.</summary>
internal sealed record Position(string Title, params string[] Achievements);

/// <summary>Where candidates work and what they do there.</summary>
internal static class Careers
{
    public static readonly Employer[] Employers =
    [
        new("Quillfeather Software", "quillfeather"),
        new("Halvdan & Lys Optik AB", "halvdan-lys"),
        new("Brightmoor Robotics", "brightmoor"),
        new("Tallgrass Metering", "tallgrass"),
        new("Óptica Serra Azul Ltda", "serra-azul"),
        new("Kestrel Bay Systems", "kestrel-bay"),
        new("Feinwerk Altenbruck GmbH", "feinwerk-altenbruck"),
        new("Ateliers du Val-Perché", "val-perche"),
        new("Banyan Loop Technologies", "banyan-loop"),
        new("Zakłady Pryzmat S.A.", "pryzmat"),
        new("Palewater Analytics", "palewater"),
        new("Sunbird Sensors Ltd", "sunbird-sensors"),
        new("Three Lanterns Logistics", "three-lanterns"),
        new("Anatolia Lens Works", "anatolia-lens"),
    ];

    public static readonly Position[] Positions =
    [
        new(
            "Firmware Engineer",
            "Wrote the drivers for a 24-bit photodiode front end.",
            "Cut the boot time of a handheld meter from nine seconds to one.",
            "Brought unit tests to a code base that had none."
        ),
        new(
            "Optical Designer",
            "Designed a telecentric lens that two product lines share.",
            "Found the ghost image that three suppliers had denied.",
            "Took tolerance analysis from spreadsheets to scripts."
        ),
        new(
            "Software Engineer",
            "Moved a device fleet of 40,000 to signed updates.",
            "Halved the cost of storing measurements without losing one.",
            "Replaced a nightly batch by a stream that is never late."
        ),
        new(
            "Senior Software Engineer",
            "Led five people through the rewrite of an import pipeline.",
            "Brought incidents at night from weekly to two a year.",
            "Mentored three interns who stayed."
        ),
        new(
            "Test Engineer",
            "Led the move of test benches to scripted, repeatable runs.",
            "Cut calibration time of a field spectrometer from two hours to twelve minutes.",
            "Built a climate chamber schedule that lets two teams share one chamber."
        ),
        new(
            "Product Manager",
            "Ended a product line and kept nine of ten of its customers.",
            "Brought a spectrometer from first sketch to two hundred sold.",
            "Visited sixty customers in a year and wrote down what they said."
        ),
        new(
            "Production Technician",
            "Trained eight colleagues in laser safety.",
            "Brought scrap of coated glass from six percent to one.",
            "Wrote work instructions that newcomers can follow alone."
        ),
        new(
            "Buyer",
            "Kept a production line supplied through a year of glass shortage.",
            "Found a second source for every part with one supplier.",
            "Renegotiated freight and saved a tenth of it."
        ),
        new(
            "Account Executive",
            "Opened the first three customers in a new country.",
            "Won a public tender against two larger houses.",
            "Met the yearly target four years of five."
        ),
        new(
            "Customer Success Manager",
            "Halved the number of support cases by rewriting the start-up guide.",
            "Kept every one of thirty key customers for three years.",
            "Started a user meeting that customers now run themselves."
        ),
        new(
            "Data Analyst",
            "Showed which of forty dashboards were read, and switched off the rest.",
            "Built the forecast that production plans by.",
            "Found a drift in returns that led back to one supplier."
        ),
        new(
            "Mechanical Engineer",
            "Took two hundred grams out of a handheld instrument.",
            "Designed a mount that keeps its alignment from -20 to 60 degrees.",
            "Released forty drawings a year with three changes afterwards."
        ),
        new(
            "Metrologist",
            "Set up a calibration lab that passed accreditation at the first attempt.",
            "Wrote the uncertainty budget that auditors now ask others for.",
            "Reduced the interval between comparisons from a year to a month."
        ),
    ];
}
