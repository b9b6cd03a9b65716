using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Logs.Pages;

/// <summary>The requests to the provider, and when each ran within the whole.</summary>
public sealed partial class LogSteps
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<LogStep> Steps { get; set; }

    /// <summary>How long the whole request took.</summary>
    [Parameter, EditorRequired]
    public required string Whole { get; set; }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
