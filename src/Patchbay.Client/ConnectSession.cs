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

/// <summary>The account that a link made or changed.</summary>
public sealed record AccountLink(string Id, string Provider);
