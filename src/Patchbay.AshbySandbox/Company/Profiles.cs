using System.Globalization;

namespace Patchbay.AshbySandbox.Company;

/// <summary>What is known of a candidate apart from applications. Null is not known.</summary>
internal readonly record struct Profile(
    int Index,
    Persona Persona,
    string? Email,
    string? WorkEmail,
    string? Phone,
    Position? Position,
    Employer? Employer,
    string? School,
    bool HasResume
)
{
    public string? PrimaryEmail => Email ?? WorkEmail;
}

internal sealed class Profiles(CompanyContext context)
{
    private static readonly string[] MailHosts = ["example.org", "example.net"];

    // Cast by hand like the applications: one candidate with no way to be reached, one of whom everything is known.
    private const int Unreachable = 7;
    private const int Complete = 0;

    public Profile Of(int candidate)
    {
        var random = context.Random(Kind.PersonaStream, candidate);
        var persona = Persona.Draw(ref random);
        var number = candidate.ToString(CultureInfo.InvariantCulture);
        var email = Known(ref random, 92)
            ? $"{persona.Slug}.{number}@{random.Pick(MailHosts)}"
            : null;
        var hasWorkEmail = Known(ref random, 24);
        var phone = Known(ref random, 70) ? random.Digits(persona.Region.Phone) : null;
        var employer = Known(ref random, 75) ? random.Pick(Careers.Employers) : null;
        var work =
            hasWorkEmail && employer is not null
                ? $"{persona.Slug}.{number}@{employer.Domain}.example.com"
                : null;
        return new Profile(
            candidate,
            persona,
            candidate == Unreachable ? null : email,
            candidate == Unreachable ? null : work,
            candidate == Unreachable ? null : phone,
            employer is null ? null : random.Pick(Careers.Positions),
            employer,
            Known(ref random, 55) ? random.Pick(persona.Region.Schools) : null,
            Known(ref random, 85)
        );

        bool Known(ref Prng random, int percent) => random.Chance(percent) || candidate == Complete;
    }

    /// <summary>Addresses end in the candidate's number, so looking one up is reading it.</summary>
    public bool TryByEmail(string address, int candidateCount, out int candidate)
    {
        candidate = -1;
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var dot = at < 0 ? -1 : address.LastIndexOf('.', at);
        if (
            dot < 0
            || !int.TryParse(
                address.AsSpan(dot + 1, at - dot - 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            || number >= candidateCount
        )
        {
            return false;
        }
        var profile = Of(number);
        candidate = number;
        return Same(profile.Email) || Same(profile.WorkEmail);

        bool Same(string? known) =>
            string.Equals(known, address, StringComparison.OrdinalIgnoreCase);
    }
}
