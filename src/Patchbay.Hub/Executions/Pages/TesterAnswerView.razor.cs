using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>What came back: status, time, headers and body as the API gives them, and what to do about a failure.</summary>
public sealed partial class TesterAnswerView
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required TesterAnswer Answer { get; set; }

    [Parameter, EditorRequired]
    public required TesterModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string Time => Answer.Milliseconds.ToString("0.#", CultureInfo.InvariantCulture);
}
