namespace Patchbay.Hub.Logs.Pages;

/// <summary>Where requests come from, in the words of the page: each stands for several of StackOne's source types.</summary>
internal static class LogSources
{
    private static readonly (string Label, string[] Types)[] All =
    [
        ("API", ["API", "SDK"]),
        ("Dashboard", ["DASHBOARD", "REQUEST_TESTER", "ACTION_TESTER", "PLAYGROUND"]),
        ("MCP", ["MCP"]),
        ("Webhook", ["WEBHOOK"]),
        ("Connection test", ["CONNECTION_TEST"]),
        (
            Other,
            [
                "AGENT",
                "APPLICATION",
                "DATA_SYNC",
                "DATA_SYNC_V2",
                "DISCODE",
                "INTERNAL",
                "SCHEDULER",
            ]
        ),
    ];

    private const string Other = "Other";

    /// <summary>For a select: the value is what the filter reads.</summary>
    public static IReadOnlyList<Choice> Choices { get; } =
        All.Select(one => new Choice(string.Join(',', one.Types), one.Label)).ToList();

    public static string Label(string? type) =>
        Array.Find(All, one => one.Types.Contains(type)).Label ?? Other;
}
