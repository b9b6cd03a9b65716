namespace Patchbay.Hub.Access;

/// <summary>What an API key may do. Every route names the one scope it needs; none includes another.</summary>
[Flags]
internal enum KeyScopes
{
    None = 0,

    /// <summary>See accounts, their permissions, connect sessions, connector profiles, actions, webhooks and API keys.</summary>
    PlatformRead = 1,

    /// <summary>Change accounts, connector profiles, webhooks and API keys.</summary>
    PlatformWrite = 2,

    /// <summary>Run actions for accounts.</summary>
    ActionsExecute = 4,

    /// <summary>Make links for customers, and give accounts another key of their provider.</summary>
    CredentialsWrite = 8,

    /// <summary>Read what was run, who changed what, and what webhooks were sent.</summary>
    LogsRead = 16,

    /// <summary>The hub itself, across projects: projects, people, the vault's keys, the hub's own audit log.</summary>
    HubAdmin = 32,

    /// <summary>Everything inside one project.</summary>
    Project = PlatformRead | PlatformWrite | ActionsExecute | CredentialsWrite | LogsRead,

    All = Project | HubAdmin,
}

/// <summary>The scopes under their names on the wire.</summary>
internal static class KeyScopeNames
{
    private static readonly (KeyScopes Scope, string Name)[] Table =
    [
        (KeyScopes.PlatformRead, "platform:read"),
        (KeyScopes.PlatformWrite, "platform:write"),
        (KeyScopes.ActionsExecute, "actions:execute"),
        (KeyScopes.CredentialsWrite, "credentials:write"),
        (KeyScopes.LogsRead, "logs:read"),
        (KeyScopes.HubAdmin, "hub:admin"),
    ];

    public static IEnumerable<KeyScopes> Single => Table.Select(row => row.Scope);

    public static IReadOnlyList<string> Names(this KeyScopes scopes) =>
        Table.Where(row => scopes.HasFlag(row.Scope)).Select(row => row.Name).ToList();

    /// <summary>What it opens, for a person who picks scopes.</summary>
    public static string Meaning(KeyScopes scope) =>
        scope switch
        {
            KeyScopes.PlatformRead => "see accounts, links, profiles, webhooks and keys",
            KeyScopes.PlatformWrite => "change accounts, profiles, webhooks and keys",
            KeyScopes.ActionsExecute => "run actions for accounts",
            KeyScopes.CredentialsWrite => "make links for customers, and give accounts another key",
            KeyScopes.LogsRead => "read request logs, the audit log and deliveries",
            KeyScopes.HubAdmin => "the hub itself: projects, people, encryption keys",
            _ => throw new ArgumentOutOfRangeException(nameof(scope)),
        };

    /// <summary>Null when there is no scope of that name.</summary>
    public static KeyScopes? Parse(string name) =>
        Array.Find(Table, row => row.Name == name) is (not KeyScopes.None and var scope, _)
            ? scope
            : null;
}
