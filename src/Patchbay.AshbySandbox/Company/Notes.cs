using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>What recruiters write down about a candidate.</summary>
internal sealed class Notes(
    CompanyContext context,
    Pipeline pipeline,
    Profiles profiles,
    Candidates candidates,
    People people
)
{
    private const int MostNotes = 4;

    // {0} the given name, {1} the job, {2} where the candidate works.
    private static readonly string[] Texts =
    [
        "Spoke to {0} for twenty minutes. Knows our instruments from {2}, asks good questions about calibration drift. "
            + "Would move on to the next round for {1}.",
        "{0} prefers e-mail, reads it in the evening. Don't call at work.",
        "Strong on paper for {1}, but the notice period is three months. Checked with the hiring manager: fine.",
        "Met {0} at the fair. Brought a home-made spectrograph, and it works.",
        "Asked about pay: expects the upper third of our band. Told {0} how we set bands, no promises made.",
        "Reference from {2} was warm: careful, finishes things, a bit quiet in large meetings.",
        "Rescheduled twice because of a sick child. Please offer an afternoon slot.",
        "Not right for {1}; the portfolio fits industrial design better. Suggested to have a look at that opening.",
        "Travel up to 20 % is no problem, relocation only after the school year.",
        "Debrief: three yes, one no. The no is about depth in signal processing; {0} would get a senior beside them.",
    ];

    private static readonly string[] PrivateTexts =
    [
        "{0} also talks to two other companies. Decide this week or let go.",
        "Current pay is below our band. Offer by band, not by history.",
    ];

    /// <summary>Oldest first; none, one or a few.</summary>
    public IReadOnlyList<JsonObject> Of(int candidate)
    {
        var random = context.Random(Kind.Note, candidate);
        var count = Math.Max(0, random.Below(MostNotes + 2) - 2);
        if (count == 0)
        {
            return [];
        }

        var profile = profiles.Of(candidate);
        var applications = pipeline.Roster.ApplicationsOf(candidate);
        var title =
            applications.Count == 0
                ? "the role we had in mind"
                : JobSpecs.All[pipeline.Facts(applications[^1]).Job].Title;
        var created = pipeline.CandidateCreatedAt(candidate);
        var pause = (candidates.UpdatedAt(candidate) - created) / count;
        var firstText = random.Below(Texts.Length);

        var notes = new List<JsonObject>(count);
        for (var at = 0; at < count; at++)
        {
            var isPrivate = random.Chance(12);
            var text = isPrivate
                ? random.Pick(PrivateTexts)
                : Texts[(firstText + at * 3) % Texts.Length];
            notes.Add(
                new JsonObject
                {
                    ["id"] = context.Id(Kind.Note, candidate * (long)MostNotes + at),
                    ["createdAt"] = CompanyContext.Stamp(
                        created + pause * at + random.Below(pause)
                    ),
                    ["isPrivate"] = isPrivate,
                    ["content"] = text.Replace(
                            "{0}",
                            profile.Persona.Given.Text,
                            StringComparison.Ordinal
                        )
                        .Replace("{1}", title, StringComparison.Ordinal)
                        .Replace(
                            "{2}",
                            profile.Employer?.Name ?? "their last employer",
                            StringComparison.Ordinal
                        ),
                    ["author"] = Author(People.FirstRecruiter + random.Below(People.Recruiters)),
                }
            );
        }
        return notes;
    }

    private JsonObject Author(int user) =>
        new()
        {
            ["id"] = people.UserId(user),
            ["firstName"] = people.FirstName(user),
            ["lastName"] = (string)people.Users[user]["lastName"]!,
            ["email"] = (string)people.Users[user]["email"]!,
        };
}
