namespace Patchbay.Tests.Hub.Oidc;

/// <summary>Somebody whom the provider knows.</summary>
/// <param name="EmailVerified">Null where the provider says nothing of it.</param>
internal sealed record OidcUser(string Subject, string? Email, object? EmailVerified, string? Name)
{
    public OidcUser(string subject, string email)
        : this(subject, email, true, "Ada Lovelace") { }

    public Dictionary<string, object> Claims() =>
        new Dictionary<string, object?>
        {
            ["sub"] = Subject,
            ["email"] = Email,
            ["email_verified"] = EmailVerified,
            ["name"] = Name,
        }
            .Where(claim => claim.Value is not null)
            .ToDictionary(claim => claim.Key, claim => claim.Value!);
}
