using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Access.Limits.Pages;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Access.Pages;

public sealed partial class KeysPage
{
    private static readonly (int Days, string Words)[] Lives =
    [
        (30, "In 30 days"),
        (90, "In 90 days"),
        (365, "In a year"),
        (0, "Never"),
    ];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required KeysModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();
}

/// <param name="Made">The key that the form just made; it is in this answer alone.</param>
/// <param name="Fault">Why it made none.</param>
public sealed record KeysModel(
    IReadOnlyList<ShownKey> Keys,
    IReadOnlyList<OfferedScope> Offered,
    TypedKey Typed,
    MadeKey? Made = null,
    string? Fault = null
);

/// <param name="Limits">In words; empty where there are none.</param>
public sealed record ShownKey(
    string Id,
    string Name,
    string Prefix,
    IReadOnlyList<string> Scopes,
    string State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    IReadOnlyList<string> Limits
)
{
    public bool IsOpen => State == "Active";

    public string StateKind => IsOpen ? "good" : "";
}

public sealed record OfferedScope(string Name, string Meaning);

/// <param name="Days">0 for a key that does not expire.</param>
public sealed record TypedKey(
    string Name,
    IReadOnlyList<string> Scopes,
    int Days,
    TypedLimits Limits
);

public sealed record MadeKey(string Name, string Key)
{
    // The key must not reach a log by way of a record's own text.
    public override string ToString() => Name;
}
