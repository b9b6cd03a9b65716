using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Events.Pages;

public sealed partial class WebhookFormPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required WebhookFormModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string Path => View.To(Model.Id is null ? "webhooks/new" : $"webhooks/{Model.Id}/edit");

    private string? Fault(string field) => Model.Faults.GetValueOrDefault(field);

    private string? Invalid(string field) => Fault(field) is null ? null : "true";

    private string Described(string field) =>
        Fault(field) is null ? $"{field}-help" : $"{field}-help {field}-error";
}
