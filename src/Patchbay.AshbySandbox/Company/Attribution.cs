using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

internal sealed record Credit(int? Source, int? User)
{
    public static readonly Credit Nobody = new(null, null);
}

/// <summary>Where an application came from and whose merit that is.</summary>
internal sealed class Attribution(CompanyContext context, Vocabulary vocabulary, People people)
{
    // Careers page, careers page, careers page, photonics board, referral, agency, fair, the print advertisement of old.
    private static readonly int[] Inbound = [0, 0, 0, 6, Vocabulary.ReferralSource, 4, 5, 7];
    private static readonly int[] Outbound = [1, 1, 2];

    public Credit Of(in ApplicationFacts facts)
    {
        var random = context.Random(Kind.Source, (1L << 20) + facts.Index);
        if (facts.IsSourced)
        {
            return new Credit(
                random.Pick(Outbound),
                People.FirstSourcer + random.Below(People.Sourcers)
            );
        }
        if (random.Chance(7))
        {
            return Credit.Nobody;
        }
        var source = random.Pick(Inbound);
        return new Credit(
            source,
            source == Vocabulary.ReferralSource
                ? People.FirstInterviewer + random.Below(People.Interviewers)
                : null
        );
    }

    /// <summary>A candidate without applications was found, not received.</summary>
    public Credit Searched(int candidate)
    {
        var random = context.Random(Kind.Source, (1L << 39) + candidate);
        return random.Chance(20)
            ? Credit.Nobody
            : new Credit(
                random.Pick(Outbound),
                People.FirstSourcer + random.Below(People.Sourcers)
            );
    }

    public JsonObject? Source(Credit credit) =>
        credit.Source is { } at ? vocabulary.Sources[at].Copy() : null;

    public JsonObject? CreditedToUser(Credit credit) =>
        credit.User is { } at ? people.Users[at].Copy() : null;
}
