using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

internal sealed record CustomFieldSpec(
    string Title,
    string ObjectType,
    string FieldType,
    (string Value, string Label)[]? Options = null,
    string[]? Samples = null,
    bool IsPrivate = false,
    bool IsArchived = false,
    bool IsRequired = false
);

/// <summary>Custom fields of every type, and the values that records carry: only fields that have one are listed.</summary>
internal sealed class CustomFields
{
    private readonly CompanyContext _context;

    public CustomFields(CompanyContext context)
    {
        _context = context;
        Definitions = Json.Build(Specs.Length, Definition);
    }

    // The value of an option differs from its label on purpose: Ashby takes the value, and mixing them up must show.
    public static readonly CustomFieldSpec[] Specs =
    [
        new(
            "Best time to call",
            "Candidate",
            "String",
            Samples: ["Before nine", "At lunch", "After six", "Any time"]
        ),
        new(
            "Notice period",
            "Candidate",
            "ValueSelect",
            [("none", "Immediately"), ("1m", "One month"), ("3m", "Three months")]
        ),
        new(
            "Languages",
            "Candidate",
            "MultiValueSelect",
            [
                ("en", "English"),
                ("sv", "Swedish"),
                ("de", "German"),
                ("pl", "Polish"),
                ("vi", "Vietnamese"),
            ]
        ),
        new("Available from", "Candidate", "Date"),
        new("Needs visa sponsorship", "Candidate", "Boolean"),
        new(
            "Interview arrangements",
            "Candidate",
            "LongText",
            Samples:
            [
                "Step-free access, please. Happy to come in, prefers mornings.",
                "Captions on video calls; send the questions in writing beforehand.",
            ],
            IsPrivate: true
        ),
        new("Referral code (old system)", "Candidate", "String", IsArchived: true),
        new("Salary expectation", "Application", "CompensationRange"),
        new("Years with optics", "Application", "Number"),
        new(
            "Current base salary",
            "Application",
            "Currency",
            Samples: ["4#500", "6#000"],
            IsPrivate: true
        ),
        new("Relocation discussed", "Application", "Boolean"),
        new(
            "Cost centre",
            "Job",
            "ValueSelect",
            [
                ("cc-1100", "1100 Research"),
                ("cc-2100", "2100 Production"),
                ("cc-3100", "3100 Commercial"),
            ],
            IsRequired: true
        ),
        new("Salary band", "Job", "NumberRange"),
        new("Requisition number", "Job", "String", Samples: ["REQ-1###", "REQ-2###"]),
        new("Sign-on bonus", "Offer", "Currency", Samples: ["2#00", "5#00"]),
        new(
            "Bonus plan",
            "Offer",
            "ValueSelect",
            [("individual", "Individual"), ("company", "Company")]
        ),
        new("Budget approved on", "Opening", "Date"),
        new("Position number", "Opening", "String", Samples: ["NL-####"]),
        new(
            "Search strategy",
            "Talent_Project",
            "LongText",
            Samples:
            [
                "Start with people at companies that ship instruments, not with those that only integrate them.",
                "Ask former colleagues first, advertise only if that yields fewer than five conversations.",
            ]
        ),
        new("Desk", "Employee", "String", Samples: ["Floor # row #"]),
    ];

    public IReadOnlyList<JsonObject> Definitions { get; }

    /// <summary>The customFields of one record; each field has its own stream, so adding a field moves no other value.</summary>
    public JsonArray Values(string objectType, Kind record, long index)
    {
        var values = new JsonArray();
        for (var field = 0; field < Specs.Length; field++)
        {
            var spec = Specs[field];
            if (spec.ObjectType != objectType || spec.IsArchived)
            {
                continue;
            }
            var random = _context.Random(
                Kind.CustomFieldStream,
                ((long)record << 44) + ((long)field << 38) + index
            );
            if (spec.IsRequired || random.Chance(45))
            {
                values.Add(Value(field, spec, ref random));
            }
        }
        return values;
    }

    private JsonObject Value(int field, CustomFieldSpec spec, ref Prng random)
    {
        var entry = new JsonObject
        {
            ["id"] = _context.Id(Kind.CustomField, field),
            ["isPrivate"] = spec.IsPrivate,
            ["title"] = spec.Title,
        };
        switch (spec.FieldType)
        {
            case "ValueSelect":
                var chosen = random.Pick(spec.Options!);
                entry["valueLabel"] = chosen.Label;
                entry["value"] = chosen.Value;
                break;
            case "MultiValueSelect":
                var first = random.Below(spec.Options!.Length - 1);
                var options = spec.Options[first..(first + 2)];
                entry["valueLabel"] = Json.Strings(options.Select(option => option.Label));
                entry["value"] = Json.Strings(options.Select(option => option.Value));
                break;
            default:
                entry["value"] = Plain(spec, ref random);
                break;
        }
        return entry;
    }

    private JsonNode Plain(CustomFieldSpec spec, ref Prng random) =>
        spec.FieldType switch
        {
            "Boolean" => random.Chance(50),
            "Number" => random.Below(20),
            "Date" => CompanyContext.Date(_context.DaysAgo(random.Below(300))) + "T00:00:00.000Z",
            "Currency" => new JsonObject
            {
                ["value"] = int.Parse(
                    random.Digits(random.Pick(spec.Samples!)),
                    CultureInfo.InvariantCulture
                ),
                ["currencyCode"] = "EUR",
            },
            "NumberRange" => Range("number-range", 3 + random.Below(4), 8 + random.Below(3)),
            "CompensationRange" => Salary(ref random),
            _ => random.Digits(random.Pick(spec.Samples!)),
        };

    private static JsonObject Salary(ref Prng random)
    {
        var low = 48_000 + 1_000 * random.Below(40);
        var range = Range("compensation-range", low, low + 5_000 + 1_000 * random.Below(10));
        range["currencyCode"] = "EUR";
        range["interval"] = "1 YEAR";
        return range;
    }

    private static JsonObject Range(string type, int low, int high) =>
        new()
        {
            ["type"] = type,
            ["minValue"] = low,
            ["maxValue"] = high,
        };

    private JsonObject Definition(int index)
    {
        var spec = Specs[index];
        var definition = new JsonObject
        {
            ["id"] = _context.Id(Kind.CustomField, index),
            ["isPrivate"] = spec.IsPrivate,
            ["title"] = spec.Title,
            ["objectType"] = spec.ObjectType,
            ["isArchived"] = spec.IsArchived,
            ["fieldType"] = spec.FieldType,
            ["isRequired"] = spec.IsRequired,
        };
        if (spec.Options is { } options)
        {
            definition["selectableValues"] = Json.Objects(
                options.Select(option => new JsonObject
                {
                    ["label"] = option.Label,
                    ["value"] = option.Value,
                    ["isArchived"] = false,
                })
            );
        }
        definition["description"] = null;
        return definition;
    }
}
