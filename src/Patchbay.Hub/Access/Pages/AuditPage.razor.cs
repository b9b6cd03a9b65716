using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access.Pages;

public sealed partial class AuditPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required AuditModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string Path => View.To(Model.OfHub ? "audit/hub" : "audit");

    private string CheckAll => Http.Request.With(("check", "all"));

    private bool IsFiltered =>
        new[]
        {
            AuditSearch.ActName,
            AuditSearch.ActorName,
            AuditSearch.FromName,
            AuditSearch.ToName,
        }.Any(name => Given(name).Length > 0);

    private string Given(string name) => Model.Given.GetValueOrDefault(name, "");

    private string ByActor(AuditLine line) =>
        Http.Request.With(
            (AuditSearch.ActorName, line.ActorId),
            (AuditSearch.BeforeName, null),
            ("check", null)
        );
}
