using System.Net.Mail;
using System.Security.Claims;

namespace Patchbay.Hub.Access.People.Oidc;

/// <summary>What the provider says of who signed in there. Issuer and subject together never change and are never given to another.</summary>
/// <param name="VerifiedEmail">Null where the provider names none or does not vouch for it.</param>
internal sealed record OidcIdentity(
    string Issuer,
    string Subject,
    string? VerifiedEmail,
    string? Name
)
{
    /// <summary>OpenID Connect Core 1.0, section 2: "It MUST NOT exceed 255 ASCII characters in length", of the subject.</summary>
    public const int MostCharacters = 255;

    public const string IssuerClaim = "iss";
    public const string VerifiedClaim = "email_verified";

    /// <summary>Issuer and subject can be kept as they are.</summary>
    public bool Fits => Issuer.Length <= MostCharacters && Subject.Length <= MostCharacters;

    public static OidcIdentity From(ClaimsPrincipal claims) =>
        new(
            claims.FindFirst(IssuerClaim)!.Value,
            claims.FindFirst("sub")!.Value,
            VerifiedEmailOf(claims),
            claims.FindFirst("name")?.Value
        );

    /// <summary>The token and the user info may both name it: then they must agree.</summary>
    private static string? VerifiedEmailOf(ClaimsPrincipal claims)
    {
        var emails = claims.FindAll("email").Select(claim => claim.Value).Distinct().ToList();
        var verified = claims.FindAll(VerifiedClaim).ToList();
        return
            emails is [var email]
            && MailAddress.TryCreate(email, out var parsed)
            && parsed.Address == email
            && verified.Count > 0
            && verified.TrueForAll(claim => bool.TryParse(claim.Value, out var yes) && yes)
            ? email
            : null;
    }
}
