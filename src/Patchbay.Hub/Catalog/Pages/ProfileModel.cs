namespace Patchbay.Hub.Catalog.Pages;

/// <summary>What the form of a profile shows.</summary>
/// <param name="Id">Null for one that is to be made.</param>
/// <param name="Scopes">Every permission of the connector, in the order of the provider's form.</param>
/// <param name="FormPath">Where the provider's form with the tick boxes is.</param>
/// <param name="Accounts">How many accounts are linked by it.</param>
public sealed record ProfileModel(
    string? Id,
    ProfileForm Form,
    string ConnectorName,
    IReadOnlyList<ProfileOption> Connectors,
    IReadOnlyList<string> Environments,
    IReadOnlyList<ProfileAction> Actions,
    IReadOnlyList<ProfileScope> Scopes,
    string FormPath,
    int Accounts,
    IReadOnlyList<AgentSwitchModel> Switches,
    ProfileFault? Fault
);

/// <summary>A switch of what is off for agents.</summary>
/// <param name="Name">Of its field.</param>
/// <param name="Meaning">What agents may do when it is on.</param>
/// <param name="Actions">The labels of the actions concerned.</param>
public sealed record AgentSwitchModel(
    string Name,
    string Label,
    string Meaning,
    bool IsOn,
    IReadOnlyList<string> Actions
);

public sealed record ProfileOption(string Key, string Name);

/// <param name="Scopes">What a key must hold for it.</param>
public sealed record ProfileAction(
    string Id,
    string Label,
    string Resource,
    string ResourceTitle,
    string Effect,
    bool Additional,
    bool Ticked,
    IReadOnlyList<string> Scopes
);

/// <param name="TickBox">As the provider's form says it: <c>Candidates: Read</c>.</param>
/// <param name="Needed">By the actions that are ticked.</param>
public sealed record ProfileScope(string Name, string TickBox, bool Needed);

/// <param name="Name">What is wrong with the name; null where it is something else.</param>
public sealed record ProfileFault(string Message, string? Remedy, string? Name);

/// <summary>As the browser sends it.</summary>
public sealed class ProfileForm
{
    public const string All = "all";
    public const string Some = "some";

    public string? Connector { get; init; }

    public string? Name { get; init; }

    public string? Environment { get; init; }

    public bool Active { get; init; }

    public bool Default { get; init; }

    public const string IrreversibleField = "agents_irreversible";
    public const string MailsField = "agents_mails_candidates";

    public bool AgentsIrreversible { get; init; }

    public bool AgentsMailCandidates { get; init; }

    /// <summary>All actions, those of later versions too, or the ticked ones.</summary>
    public string? Allow { get; init; }

    /// <summary>The ticked ones.</summary>
    public IReadOnlyList<string> Action { get; init; } = [];

    internal static ProfileForm Read(IFormCollection form) =>
        new()
        {
            Connector = form["connector"],
            Name = form["name"],
            Environment = form["environment"],
            Active = form["active"] == "true",
            Default = form["default"] == "true",
            AgentsIrreversible = form[IrreversibleField] == "true",
            AgentsMailCandidates = form[MailsField] == "true",
            Allow = form["allow"],
            Action = form["action"].OfType<string>().ToList(),
        };

    internal AgentSwitchesRequest Agents => new(AgentsIrreversible, AgentsMailCandidates);

    internal IReadOnlyList<string> Enabled => Allow == Some ? Action : ["*"];
}
