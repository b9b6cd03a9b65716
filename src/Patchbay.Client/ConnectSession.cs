namespace Patchbay.Client;

/// <summary>A wish for the short-lived right to link one account.</summary>
/// <param name="OriginOwnerId">The customer in the caller's own books.</param>
/// <param name="OriginOwnerName">The customer's name, as the hub shows it.</param>
public sealed record ConnectSessionRequest(string OriginOwnerId, string OriginOwnerName)
{
    public string? OriginUsername { get; init; }

    /// <summary>Opens this connector at once; without it the customer picks one.</summary>
    public string? Provider { get; init; }

    /// <summary>The connector profile to link with; null takes the provider's default one.</summary>
    public string? IntegrationId { get; init; }

    /// <summary>Opens this account for editing.</summary>
    public string? AccountId { get; init; }

    /// <summary>Life of the session in seconds; the hub's default is 1800.</summary>
    public int? ExpiresIn { get; init; }

    /// <summary>Makes a new account though the customer has one.</summary>
    public bool? Multiple { get; init; }

    public string? Label { get; init; }

    /// <summary>production or test.</summary>
    public string? Type { get; init; }

    /// <summary>Where the link's page leads back to, with account_id and status: https, or http on this machine.</summary>
    public string? ReturnUrl { get; init; }
}

/// <summary>The short-lived right to link one account. Token and link are secrets until it ends.</summary>
public sealed record ConnectSession(long Id, string Token, string AuthLinkUrl)
{
    public string? Provider { get; init; }

    public string? OriginOwnerId { get; init; }

    public string? OriginOwnerName { get; init; }

    /// <summary>The account an edit session opens.</summary>
    public string? AccountId { get; init; }

    public string? IntegrationId { get; init; }

    public override string ToString() =>
        $"{nameof(ConnectSession)} {{ Id = {Id}, Provider = {Provider}, OriginOwnerId = {OriginOwnerId} }}";
}

/// <summary>A link that can still be used. Its address was shown when it was made.</summary>
public sealed record OpenLink(
    long Id,
    string OriginOwnerId,
    string OriginOwnerName,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt
)
{
    public string? Provider { get; init; }

    /// <summary>The account that it edits.</summary>
    public string? AccountId { get; init; }

    public string? Label { get; init; }

    /// <summary>It can be used more than once.</summary>
    public bool Multiple { get; init; }
}

/// <summary>The account that a link made or changed.</summary>
public sealed record AccountLink(string Id, string Provider);
