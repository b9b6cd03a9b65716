using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Access.Sessions;

namespace Patchbay.Hub.Access;

/// <summary>
/// Who calls, and in which project: the holder of one of its API keys, or somebody at its dashboard. Endpoints take it as
/// a parameter.
/// </summary>
/// <param name="Actor">As the audit log names them.</param>
/// <param name="Scopes">What they may do; the endpoint's own scope or role is checked before.</param>
internal sealed record Caller(string ProjectId, AuditActor Actor, KeyScopes Scopes)
{
    /// <summary>What their calls are held to; null for a key without limits and for people.</summary>
    public CallLimits? Limits { get; init; }

    /// <summary>Set where an agent session's token opened the route.</summary>
    public AgentSession? Session { get; init; }

    /// <summary>Whose requests within a minute are counted together: a session's are its maker's.</summary>
    public string? RateHolder => Session?.MakerId ?? Actor.Id;

    public static ValueTask<Caller?> BindAsync(HttpContext http) =>
        ValueTask.FromResult(http.Features.Get<Caller>());
}

/// <summary>The caller's key does not open the route, so its handler never ran.</summary>
internal sealed record RefusedKey(string Code);
