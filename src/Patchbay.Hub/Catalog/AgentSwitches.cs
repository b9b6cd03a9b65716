using Patchbay.Engine.Definitions;

namespace Patchbay.Hub.Catalog;

/// <summary>What agents may do by a profile beyond what is harmless; both are off until somebody turns them on.</summary>
/// <param name="Irreversible">Actions that no other call and no page of the provider can undo.</param>
/// <param name="MailsCandidates">Actions that send mail to a candidate, or have an option that does.</param>
internal sealed record AgentSwitches(bool Irreversible, bool MailsCandidates)
{
    public static AgentSwitches Off { get; } = new(false, false);

    /// <summary>The switch that keeps agents from the action, as the wire names it; null when none does.</summary>
    public string? KeepsFrom(ActionDefinition action) =>
        action.Irreversible && !Irreversible ? "irreversible"
        : action.MailsCandidate && !MailsCandidates ? "mails_candidates"
        : null;
}
