using Patchbay.Engine.Definitions;

namespace Patchbay.Hub.Catalog;

/// <summary>What agents may do by a profile beyond what is harmless; both are off until somebody turns them on.</summary>
/// <param name="Irreversible">Actions that no other call and no page of the provider can undo.</param>
/// <param name="MailsCandidates">Actions that send mail to a candidate, or have an option that does.</param>
internal sealed record AgentSwitches(bool Irreversible, bool MailsCandidates)
{
    public static AgentSwitches Off { get; } = new(false, false);

    public bool Allow(ActionDefinition action) =>
        (Irreversible || !action.Irreversible) && (MailsCandidates || !action.MailsCandidate);

    /// <summary>The same with what a request changes.</summary>
    public AgentSwitches With(AgentSwitchesRequest? change) =>
        new(change?.Irreversible ?? Irreversible, change?.MailsCandidates ?? MailsCandidates);
}

/// <summary>The switches as a request has them: what is left out stays as it is.</summary>
internal sealed record AgentSwitchesRequest(bool? Irreversible, bool? MailsCandidates);
