using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Executions.Pages;

public sealed partial class TesterPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required TesterModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private IReadOnlyList<string> Scripts =>
        Model.Action is not null ? ["tester-form.js", "tester.js"] : ["tester-choose.js"];

    private string To(string? account, string? action, string more = "") =>
        View.To("tester")
        + QueryString.Create(
            new Dictionary<string, string?> { ["account"] = account, ["action"] = action }
                .Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value))
        )
        + more;

    private static string Searched(TesterAction action) =>
        $"{action.Label} {action.Id} {action.Effect}".ToLowerInvariant();

    private bool IsShown(TesterAction action) =>
        Model
            .What.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => Searched(action).Contains(word, StringComparison.OrdinalIgnoreCase));

    private string Consequences(TesterAction action) =>
        string.Join(
            " ",
            new[]
            {
                $"It changes {Model.Account!.ConnectorName} for {Model.Account.Name} ({action.Effect}).",
                action.Irreversible ? "It cannot be undone." : null,
                action.MailsCandidate ? "It can send mail to a candidate." : null,
            }.OfType<string>()
        );
}
