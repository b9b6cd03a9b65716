using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

internal sealed record LocationSpec(
    string Name,
    int? Parent,
    string? Workplace,
    string? Street,
    string? PostalCode,
    string? City,
    string? Region,
    string? Country,
    bool IsArchived = false
);

/// <summary>Departments with their teams, and regions with their offices.</summary>
internal sealed class Organisation
{
    private readonly CompanyContext _context;

    public Organisation(CompanyContext context)
    {
        _context = context;
        Departments = Json.Build(DepartmentNames.Length, Department);
        Locations = Json.Build(Sites.Length, Location);
    }

    public static readonly (string Name, int? Parent)[] DepartmentNames =
    [
        ("Engineering", null),
        ("Firmware", 0),
        ("Optics", 0),
        ("Platform Software", 0),
        ("Test and Verification", 0),
        ("Product and Design", null),
        ("Product Management", 5),
        ("Industrial Design", 5),
        ("Operations", null),
        ("Manufacturing", 8),
        ("Supply Chain", 8),
        ("Field Calibration", 8),
        ("Commercial", null),
        ("Sales Europe", 12),
        ("Sales Americas", 12),
        ("Customer Success", 12),
        ("Marketing", 12),
        ("People and Finance", null),
        ("Talent", 17),
        ("Finance", 17),
        ("Legal", 17),
    ];

    private const int ArchivedDepartment = 11;

    public static readonly LocationSpec[] Sites =
    [
        new("Europe", null, null, null, null, null, null, null),
        new("Americas", null, null, null, null, null, null, null),
        new("Asia Pacific", null, null, null, null, null, null, null),
        new(
            "Göteborg",
            0,
            "Hybrid",
            "Ljusgatan 14",
            "411 00",
            "Göteborg",
            "Västra Götaland",
            "Sweden"
        ),
        new("München", 0, "OnSite", "Linsenweg 3", "80331", "München", "Bayern", "Germany"),
        new(
            "Kraków",
            0,
            "Hybrid",
            "ul. Pryzmatyczna 21",
            "30-001",
            "Kraków",
            "Małopolskie",
            "Poland"
        ),
        new("Dublin", 0, "Hybrid", "7 Lantern Quay", "D02 X000", "Dublin", "Leinster", "Ireland"),
        new("Remote, Europe", 0, "Remote", null, null, null, null, null),
        new(
            "Boston",
            1,
            "OnSite",
            "210 Spectrum Street",
            "02108",
            "Boston",
            "Massachusetts",
            "United States"
        ),
        new(
            "Recife",
            1,
            "Hybrid",
            "Rua do Farol 88",
            "50010-000",
            "Recife",
            "Pernambuco",
            "Brazil"
        ),
        new("Remote, United States", 1, "Remote", null, null, null, null, "United States"),
        new(
            "Bengaluru",
            2,
            "Hybrid",
            "12 Meridian Layout",
            "560001",
            "Bengaluru",
            "Karnataka",
            "India"
        ),
        new("Hà Nội", 2, "OnSite", "35 phố Ánh Sáng", "100000", "Hà Nội", null, "Vietnam"),
        new(
            "Leeds",
            0,
            "OnSite",
            "4 Foundry Row",
            "LS1 1AA",
            "Leeds",
            "England",
            "United Kingdom",
            IsArchived: true
        ),
    ];

    public IReadOnlyList<JsonObject> Departments { get; }

    public IReadOnlyList<JsonObject> Locations { get; }

    public string DepartmentId(int index) => _context.Id(Kind.Department, index);

    public string LocationId(int index) => _context.Id(Kind.Location, index);

    private JsonObject Department(int index)
    {
        var random = _context.Random(Kind.Department, index);
        var (name, parent) = DepartmentNames[index];
        var created = _context.DaysAgo(1900) + index * CompanyContext.Hour;
        return new JsonObject
        {
            ["id"] = DepartmentId(index),
            ["name"] = name,
            ["externalName"] = index == 3 ? "Software" : null,
            ["isArchived"] = index == ArchivedDepartment,
            ["parentId"] = parent is { } above ? DepartmentId(above) : null,
            ["createdAt"] = CompanyContext.Stamp(created),
            ["updatedAt"] = CompanyContext.Stamp(created + random.Below(1500 * CompanyContext.Day)),
            ["extraData"] = null,
        };
    }

    private JsonObject Location(int index)
    {
        var site = Sites[index];
        return new JsonObject
        {
            ["id"] = LocationId(index),
            ["name"] = site.Name,
            ["externalName"] = site.Name == "München" ? "Munich" : null,
            ["isArchived"] = site.IsArchived,
            ["address"] = Address(index),
            ["isRemote"] = site.Workplace == "Remote",
            ["workplaceType"] = site.Workplace,
            ["parentLocationId"] = site.Parent is { } above ? LocationId(above) : null,
            ["type"] = site.Parent is null ? "LocationHierarchy" : "Location",
            ["extraData"] = null,
        };
    }

    /// <summary>Ashby's address of a site; null where there is no country, as for regions.</summary>
    public static JsonObject? Address(int location)
    {
        var site = Sites[location];
        if (site.Country is null)
        {
            return null;
        }
        var postal = new JsonObject { ["addressCountry"] = site.Country };
        Add("addressRegion", site.Region);
        Add("addressLocality", site.City);
        Add("postalCode", site.PostalCode);
        Add("streetAddress", site.Street);
        return new JsonObject { ["postalAddress"] = postal };

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                postal[key] = value;
            }
        }
    }
}
