using Patchbay.Hub.Access.Limits.Pages;

namespace Patchbay.Hub.Access.Sessions.Pages;

/// <summary>What the page of agent sessions shows.</summary>
/// <param name="Accounts">What the form offers, the newest of the project.</param>
/// <param name="Made">The session that the form just made; its address is in this answer alone.</param>
/// <param name="Fault">Why it made none.</param>
public sealed record AgentsModel(
    IReadOnlyList<ShownSession> Sessions,
    IReadOnlyList<OfferedAccount> Accounts,
    IReadOnlyList<OfferedAccount> Profiles,
    TypedSession Typed,
    MadeSession? Made,
    string? Fault,
    string? First,
    string? Next
);

/// <param name="For">Its accounts by name, or whose they are.</param>
/// <param name="Limits">In words; empty where there are none.</param>
public sealed record ShownSession(
    string Id,
    string Name,
    string For,
    IReadOnlyList<string> Limits,
    string State,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt
)
{
    public bool IsOpen => State == "Open";

    public string StateKind => IsOpen ? "good" : "";
}

public sealed record OfferedAccount(string Id, string Name);

/// <param name="Accounts">Ids, separated by commas.</param>
/// <param name="Owner">An origin owner's id, in place of accounts.</param>
public sealed record TypedSession(
    string Name,
    string Accounts,
    string Owner,
    string Profile,
    int Hours,
    TypedLimits Limits
)
{
    internal static TypedSession Read(IFormCollection form) =>
        new(
            form["name"].ToString(),
            form["accounts"].ToString().Trim(),
            form["owner"].ToString().Trim(),
            form["profile"].ToString(),
            int.TryParse(form["hours"], out var hours) ? hours : 0,
            TypedLimits.Read(form)
        );

    internal CreateAgentSession.Request Request =>
        new(
            Name,
            Accounts.Length == 0
                ? null
                : Accounts.Split(
                    ',',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                ),
            Owner.Length == 0 ? null : Owner,
            Profile.Length == 0 ? null : Profile,
            Limits.Options,
            TimeSpan.FromHours(Hours).TotalSeconds
        );
}

public sealed record MadeSession(string Name, string Address)
{
    // The token must not reach a log by way of a record's own text.
    public override string ToString() => Name;
}
