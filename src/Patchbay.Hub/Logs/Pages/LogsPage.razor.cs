using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Logs.Pages;

public sealed partial class LogsPage
{
    private static readonly IReadOnlyList<Choice> Statuses =
    [
        new("2xx", "Succeeded (2xx)"),
        new("4xx", "Refused (4xx)"),
        new("5xx", "Failed (5xx)"),
    ];

    private static readonly IReadOnlyList<Choice> Methods =
    [
        .. new[] { "GET", "POST", "PUT", "PATCH", "DELETE" }.Select(name => new Choice(name, name)),
    ];

    private static readonly IReadOnlyList<Choice> Transports =
    [
        new("ACTION_RPC", "API"),
        new("MCP", "MCP"),
        new("HTTP", "Proxy"),
        new("KEY_CHECK", "Check of a key"),
    ];

    private static readonly string[] More =
    [
        "providers",
        "resources",
        "error_categories",
        "http_methods",
        "transport",
        "session_id",
        "start_date",
        "end_date",
    ];

    private static readonly string[] Always =
    [
        "source_types",
        "status_codes",
        "actions",
        "account_ids",
    ];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required LogsModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string Path => View.To(Model.OfPlatform ? "logs/platform" : "logs");

    private bool HasMore => More.Any(name => Given(name).Length > 0);

    private bool IsFiltered => HasMore || Always.Any(name => Given(name).Length > 0);

    private string Said =>
        Model.Lines.Count == 1 ? "1 request" : $"{Model.Lines.Count} requests on this page";

    private string Given(string name) => Model.Given.GetValueOrDefault(name, "");
}
