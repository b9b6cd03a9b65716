using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Catalog.Pages;

public sealed partial class ProfilePage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required ProfileModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private ProfileForm Form => Model.Form;

    private string Title =>
        Model.Id is null ? "New profile"
        : string.IsNullOrWhiteSpace(Form.Name) ? "Profile"
        : Form.Name;

    private string Address => View.To($"profiles/{Model.Id ?? "new"}");

    private bool AllowsAll => Form.Allow == ProfileForm.All;

    private int Ticked =>
        AllowsAll ? Model.Actions.Count : Model.Actions.Count(action => action.Ticked);

    private int Needed => Model.Scopes.Count(scope => scope.Needed);

    private string Needs(ProfileAction action) =>
        string.Join(
            ", ",
            Model
                .Scopes.Where(scope => action.Scopes.Contains(scope.Name))
                .Select(scope => scope.TickBox)
        );

    private static string Say(int count, string one) => $"{count} {one}{(count == 1 ? "" : "s")}";

    private IEnumerable<(string Name, string Title)> Resources =>
        Model
            .Actions.Select(action => (action.Resource, action.ResourceTitle))
            .Distinct()
            .OrderBy(resource => resource.ResourceTitle, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<ProfileAction> Sorted =>
        Model
            .Actions.OrderBy(action => action.ResourceTitle, StringComparer.OrdinalIgnoreCase)
            .ThenBy(action => action.Additional)
            .ThenBy(action => action.Label, StringComparer.OrdinalIgnoreCase);
}
