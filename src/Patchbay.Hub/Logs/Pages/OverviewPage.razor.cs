using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Logs.Pages;

public sealed partial class OverviewPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required OverviewModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    /// <summary>The requests that the figures count.</summary>
    private string All => View.To($"logs?start_date={Uri.EscapeDataString(Model.From)}");

    private string Command =>
        Model.FirstAccount is null
            ? "patchbay link create --owner-id acme --owner-name Acme"
            : $"patchbay run ashby_list_candidates --account {Model.FirstAccount}";

    private string Share =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{100.0 * Model.Failures / Model.Executions:0.0} % of all"
        );

    private List<double> Values(Func<HourBar, double> of) => Model.Hours.Select(of).ToList();

    /// <summary>What the bars show, for those who listen: all in all too long, so the ends and the peak.</summary>
    private string Said(string what, Func<HourBar, double> of, Func<double, string> say)
    {
        var peak = Model.Hours.MaxBy(of)!;
        var now = Model.Hours[^1];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Model.Hours.Count} hours of {what}: most at {peak.Start:HH:mm} UTC with {say(of(peak))}, in this hour {say(of(now))}"
        );
    }

    private static string Number(double number) =>
        number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => DurationWords.Say(milliseconds);

    private static string Time(double? milliseconds) =>
        milliseconds is { } known ? Time(known) : "None";
}
