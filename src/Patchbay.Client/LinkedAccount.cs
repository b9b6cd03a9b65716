using System.Diagnostics.CodeAnalysis;

namespace Patchbay.Client;

/// <summary>One customer's connection to a provider.</summary>
/// <param name="Status">active, inactive, suspended, archived, expired or error.</param>
public sealed record LinkedAccount(string Id, string Provider, string Status)
{
    public string? ProviderName { get; init; }

    [AllowNull]
    public IReadOnlyList<AccountStatusReason> StatusReasons
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The customer in the caller's own books.</summary>
    public string? OriginOwnerId { get; init; }

    public string? OriginOwnerName { get; init; }

    public string? OriginUsername { get; init; }

    public string? Label { get; init; }

    /// <summary>production or test.</summary>
    public string? Type { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}

public sealed record AccountStatusReason(
    string? Code = null,
    string? Description = null,
    DateTimeOffset? Timestamp = null
);

/// <summary>Which accounts to list; null means all.</summary>
public sealed record AccountFilter(
    string? Provider = null,
    string? OriginOwnerId = null,
    string? Status = null
);
