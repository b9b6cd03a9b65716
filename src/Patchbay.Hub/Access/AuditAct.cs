namespace Patchbay.Hub.Access;

/// <summary>Something an administrator did, on its way into the log. It holds no secrets.</summary>
/// <param name="ProjectId">The project it was done in; null for the hub itself.</param>
/// <param name="Action">What was done to what, such as <c>account.updated</c>.</param>
/// <param name="Target">The id of what it was done to.</param>
internal sealed record AuditAct(string? ProjectId, AuditActor Actor, string Action, string? Target)
{
    /// <summary>The address it came from.</summary>
    public string? Address { get; init; }

    public string? RequestId { get; init; }

    public IReadOnlyDictionary<string, object>? Details { get; init; }
}

/// <param name="Kind"><c>api_key</c>, <c>person</c>, <c>agent_session</c>, <c>connect_session</c>, or <c>operator</c> for who starts the hub.</param>
internal sealed record AuditActor(string Kind, string? Id)
{
    /// <summary>Who starts the hub and sets its environment.</summary>
    public static AuditActor Operator { get; } = new("operator", null);
}
