using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Linking.Pages;

public sealed partial class LinkAccountPage
{
    private static readonly int[] Lives = [1, 7, 30];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required LinkAccountModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();
}

/// <param name="TokenCommand">How a backend makes a token, to paste into a terminal.</param>
/// <param name="Embed">The widget's markup.</param>
/// <param name="Made">The link that was just made; it is in this answer alone.</param>
/// <param name="Fault">Why none was.</param>
public sealed record LinkAccountModel(
    TypedLink Typed,
    IReadOnlyList<LinkProfile> Profiles,
    IReadOnlyList<OpenLink> Open,
    string TokenCommand,
    string Embed,
    MadeLink? Made,
    string? Fault
);

public sealed record LinkProfile(string Id, string Name);

/// <param name="Connector">Null when whoever opens it chooses.</param>
public sealed record OpenLink(
    long Id,
    string OwnerName,
    string OwnerId,
    string? Connector,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt
);

/// <summary>What the form holds.</summary>
public sealed record TypedLink
{
    public string? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public string? Username { get; init; }

    public string? Profile { get; init; }

    public string? Type { get; init; }

    public int Days { get; init; } = 30;

    public string? ReturnUrl { get; init; }

    /// <summary><c>link</c> to send, or <c>now</c> to open.</summary>
    public string? Way { get; init; }
}

public sealed record MadeLink(string OwnerName, string Link, DateTimeOffset ExpiresAt)
{
    // The link must not reach a log by way of a record's own text.
    public override string ToString() => OwnerName;
}
