using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;

namespace Patchbay.Hub.Dashboard;

public sealed partial class DashboardFrame
{
    private static readonly (string Name, string Page)[] Pages =
    [
        ("Overview", "overview"),
        ("Accounts", "accounts"),
        ("Connector profiles", "profiles"),
        ("Request tester", "tester"),
        ("Request logs", "logs"),
        ("Webhooks", "webhooks"),
        ("API keys", "keys"),
        ("Agents", "agents"),
        ("People", "people"),
        ("Audit log", "audit"),
        ("Settings", "settings"),
    ];

    // What a form did is told by the page that it leads to: ?done= names one of these.
    private static readonly Dictionary<string, string> Done = new(StringComparer.Ordinal)
    {
        ["saved"] = "Saved.",
        ["created"] = "Created.",
        ["deleted"] = "Deleted.",
        ["sent"] = "Sent.",
        ["checked"] = "Checked.",
        ["linked"] = "Linked.",
        ["revoked"] = "Revoked: the link opens nothing any more.",
    };

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>What the page is for, in one sentence.</summary>
    [Parameter]
    public string? Sentence { get; set; }

    /// <summary>The way back, above the title.</summary>
    [Parameter]
    public RenderFragment? Above { get; set; }

    /// <summary>The page's main action, at the right.</summary>
    [Parameter]
    public RenderFragment? Action { get; set; }

    [Parameter]
    public IReadOnlyList<string> Styles { get; set; } = [];

    [Parameter]
    public IReadOnlyList<string> Scripts { get; set; } = [];

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string? Said => Done.GetValueOrDefault(Http.Request.Query["done"].ToString());

    private bool IsCurrent(string page) =>
        View.Path == View.To(page)
        || View.Path.StartsWith(View.To(page) + "/", StringComparison.Ordinal);
}
