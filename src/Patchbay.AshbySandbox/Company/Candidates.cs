using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>Candidates in Ashby's shape, made anew each time they are asked for.</summary>
internal sealed class Candidates(
    CompanyContext context,
    Pipeline pipeline,
    Profiles profiles,
    Attribution attribution,
    Vocabulary vocabulary,
    CustomFields fields,
    FileHandles files
)
{
    public JsonObject Candidate(int index)
    {
        var profile = profiles.Of(index);
        var random = context.Random(Kind.Candidate, index);
        var id = context.Ids.Of(Kind.Candidate, index);
        var applications = pipeline.Roster.ApplicationsOf(index);

        var candidate = new JsonObject
        {
            ["id"] = id.ToString("D"),
            ["createdAt"] = CompanyContext.Stamp(pipeline.CandidateCreatedAt(index)),
            ["updatedAt"] = CompanyContext.Stamp(UpdatedAt(index)),
            ["name"] = profile.Persona.FullName,
        };
        var emails = Contact.Emails(profile);
        Contact.AddPrimary(candidate, "primaryEmailAddress", emails);
        candidate["emailAddresses"] = emails;
        var phones = Contact.Phones(profile);
        Contact.AddPrimary(candidate, "primaryPhoneNumber", phones);
        candidate["phoneNumbers"] = phones;
        candidate["socialLinks"] = SocialLinks(profile, ref random);
        candidate["tags"] = Tags(ref random);
        Add("position", profile.Position?.Title);
        Add("company", profile.Employer?.Name);
        Add("school", profile.School);
        candidate["applicationIds"] = Json.Strings(
            applications.Select(at => context.Id(Kind.Application, at))
        );
        var resumes = new JsonArray();
        if (profile.HasResume)
        {
            var resume = ResumeHandle(profile, id);
            candidate["resumeFileHandle"] = resume.Copy();
            resumes.Add(resume);
        }
        candidate["fileHandles"] = resumes;
        candidate["customFields"] = fields.Values("Candidate", Kind.Candidate, index);
        candidate["profileUrl"] =
            $"https://app.ashbyhq.com/candidate-searches/new/right-side/candidates/{id:D}";
        var credit =
            applications.Count > 0
                ? attribution.Of(pipeline.Facts(applications[0]))
                : attribution.Searched(index);
        candidate["source"] = attribution.Source(credit);
        candidate["creditedToUser"] = attribution.CreditedToUser(credit);
        candidate["timezone"] = random.Chance(60) ? profile.Persona.Place.TimeZone : null;
        if (random.Chance(85))
        {
            candidate["location"] = Location(profile.Persona);
        }
        candidate["fraudStatus"] = random.Below(100) switch
        {
            < 60 => null,
            < 85 => "Unreviewed",
            < 95 => "PassedFraudCheck",
            < 97 => "NotFraudulent",
            < 99 => "Unsure",
            _ => "Fraudulent",
        };
        return candidate;

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                candidate[key] = value;
            }
        }
    }

    public long UpdatedAt(int index)
    {
        var created = pipeline.CandidateCreatedAt(index);
        var random = context.Random(Kind.CandidateTimeStream, (1L << 40) + index);
        var touched =
            created + random.Below(Math.Min(20 * CompanyContext.Day, context.Now - created + 1));
        return pipeline
            .Roster.ApplicationsOf(index)
            .Select(application => pipeline.Facts(application).UpdatedAt)
            .Append(touched)
            .Max();
    }

    private JsonObject ResumeHandle(Profile profile, Guid candidateId) =>
        new()
        {
            ["id"] = context.Id(Kind.ResumeFile, profile.Index),
            ["name"] = $"{profile.Persona.Slug}.pdf",
            ["handle"] = files.Create(
                "ResumeFile",
                context.Ids.Of(Kind.ResumeFile, profile.Index),
                candidateId
            ),
        };

    private static JsonArray SocialLinks(Profile profile, ref Prng random)
    {
        var handle = $"example-{profile.Persona.Slug.Replace('.', '-')}-{profile.Index}";
        var links = new JsonArray();
        Add(ref random, 75, "LinkedIn", $"https://www.linkedin.com/in/{handle}");
        Add(ref random, 15, "GitHub", $"https://github.com/{handle}");
        Add(ref random, 6, "Website", $"https://{handle}.example.org");
        return links;

        void Add(ref Prng random, int percent, string type, string url)
        {
            if (random.Chance(percent))
            {
                links.Add(new JsonObject { ["type"] = type, ["url"] = url });
            }
        }
    }

    private JsonArray Tags(ref Prng random)
    {
        if (!random.Chance(25))
        {
            return [];
        }
        var first = random.Below(vocabulary.CandidateTags.Count);
        var tags = new JsonArray(vocabulary.CandidateTags[first].Copy());
        if (random.Chance(30))
        {
            tags.Add(vocabulary.CandidateTags[(first + 1) % vocabulary.CandidateTags.Count].Copy());
        }
        return tags;
    }

    private JsonObject Location(Persona persona)
    {
        var place = persona.Place;
        var components = new JsonArray(Component("City", place.City));
        if (place.Region is not null)
        {
            components.Add(Component("Region", place.Region));
        }
        components.Add(Component("Country", place.Country));
        return new JsonObject
        {
            ["id"] = context.Id(Kind.Place, persona.RegionNumber * 8 + persona.PlaceNumber),
            ["locationSummary"] = place.Region is null
                ? $"{place.City}, {place.Country}"
                : $"{place.City}, {place.Region}, {place.Country}",
            ["locationComponents"] = components,
        };

        static JsonObject Component(string type, string name) =>
            new() { ["type"] = type, ["name"] = name };
    }
}
