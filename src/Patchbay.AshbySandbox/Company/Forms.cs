using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

internal sealed record FieldSpec(
    string Type,
    string Title,
    bool IsRequired = false,
    string? SystemField = null,
    (string Label, string Value)[]? Options = null
);

internal sealed record SectionSpec(string? Title, FieldSpec[] Fields);

/// <summary>FormDefinition, the shape behind feedback, surveys, offers, referrals and applications.</summary>
internal static class Forms
{
    private const int FieldsPerForm = 32;
    private const int FormsPerKind = 1024;

    /// <summary>Field ids count on from the form's own kind and index, so that no two forms share a field.</summary>
    public static JsonObject Definition(
        CompanyContext context,
        Kind form,
        int index,
        params SectionSpec[] sections
    )
    {
        var next = ((int)form * FormsPerKind + index) * FieldsPerForm;
        return new JsonObject { ["sections"] = Json.Objects(sections.Select(Section)) };

        JsonObject Section(SectionSpec spec)
        {
            var section = new JsonObject();
            if (spec.Title is not null)
            {
                section["title"] = spec.Title;
            }
            section["fields"] = Json.Objects(spec.Fields.Select(Field));
            return section;
        }

        JsonObject Field(FieldSpec spec)
        {
            var id = context.Id(Kind.FormField, next++);
            var field = new JsonObject
            {
                ["id"] = id,
                ["type"] = spec.Type,
                ["path"] = spec.SystemField is { } system ? "_systemfield_" + system : id,
                ["humanReadablePath"] = spec.Title,
                ["title"] = spec.Title,
                ["isNullable"] = !spec.IsRequired,
            };
            if (spec.Options is { } options)
            {
                field["selectableValues"] = Json.Objects(
                    options.Select(option => new JsonObject
                    {
                        ["label"] = option.Label,
                        ["value"] = option.Value,
                    })
                );
            }
            return new JsonObject { ["isRequired"] = spec.IsRequired, ["field"] = field };
        }
    }

    public static readonly SectionSpec Application = new(
        null,
        [
            new("String", "Name", true, "name"),
            new("Email", "Email", true, "email"),
            new("File", "Resume", true, "resume"),
            new("Phone", "Phone number", false, "phone"),
            new("Location", "Where do you live?", false, "location"),
            new("SocialLink", "LinkedIn"),
            new("LongText", "What would you like to measure that nobody can measure yet?"),
            new("Boolean", "Do you need a visa to work for us?", true),
        ]
    );

    public static readonly SectionSpec Offer = new(
        "Offer",
        [
            new("Date", "Start date", true, "start_date"),
            new("Currency", "Salary", true, "salary"),
            new("Currency", "Sign-on bonus"),
            new("RichText", "Words to the candidate"),
        ]
    );

    public static readonly SectionSpec Referral = new(
        "Refer someone",
        [
            new("String", "Candidate name", true, "name"),
            new("Email", "Candidate email", true, "email"),
            new("Job", "Job", false, "job"),
            new("File", "Resume", false, "resume"),
            new("LongText", "How do you know each other?", true),
        ]
    );
}
