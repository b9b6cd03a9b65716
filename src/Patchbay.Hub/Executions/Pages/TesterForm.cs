namespace Patchbay.Hub.Executions.Pages;

/// <summary>As the browser sends it.</summary>
public sealed class TesterForm
{
    public string? Account { get; init; }

    public string? Action { get; init; }

    /// <summary>The action's input as JSON; empty for none.</summary>
    public string? Input { get; init; }

    /// <summary>Set once a person has confirmed what changes something.</summary>
    public string? Confirmed { get; init; }
}
