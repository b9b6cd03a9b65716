using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Accounts.Pages;

public sealed partial class AccountPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required AccountLine Account { get; set; }

    /// <summary>When the provider's key was given.</summary>
    [Parameter]
    public DateTimeOffset? KeyGivenAt { get; set; }

    [Parameter, EditorRequired]
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>JSON, to read.</summary>
    [Parameter]
    public string? Metadata { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string StatusWords =>
        Account.Status switch
        {
            AccountStatus.Error => $"{Account.Connector} does not accept the key",
            AccountStatus.Suspended => "Suspended: nothing runs for this account",
            AccountStatus.Inactive => "Inactive: its connector profile is switched off",
            var other => other,
        };
}
