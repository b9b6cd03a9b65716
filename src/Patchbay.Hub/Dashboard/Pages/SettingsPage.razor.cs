using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;

namespace Patchbay.Hub.Dashboard.Pages;

public sealed partial class SettingsPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required SettingsModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();
}

/// <param name="Fault">Why a form changed nothing.</param>
public sealed record SettingsModel(
    IReadOnlyList<SettingFact> Facts,
    VaultFacts Vault,
    string? Fault = null
);

/// <param name="Note">How it is set.</param>
public sealed record SettingFact(string Name, string Value, string? Note = null);

public sealed record VaultFacts(string State, int Secrets, int Behind)
{
    public bool IsRunning => State == "running";
}
