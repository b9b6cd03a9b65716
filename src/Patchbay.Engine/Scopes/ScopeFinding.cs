using System.Text.Json.Serialization;

namespace Patchbay.Engine.Scopes;

/// <summary>What is known of one scope of a key, and since when.</summary>
/// <param name="Scope">The guide's name.</param>
/// <param name="LearnedBy">Null while nothing is known.</param>
public sealed record ScopeFinding(
    string Scope,
    ScopeState State,
    LearnedBy? LearnedBy,
    DateTimeOffset? LearnedAt
)
{
    // A box ticked since is noticed by the next check; where no check can tell, only by trying again.
    private static readonly TimeSpan CheckHolds = TimeSpan.FromHours(48);
    private static readonly TimeSpan UseHolds = TimeSpan.FromMinutes(15);

    /// <summary>Whether it is young enough to refuse a call by.</summary>
    public bool IsFresh(DateTimeOffset now) =>
        now - LearnedAt < (LearnedBy == Scopes.LearnedBy.Use ? UseHolds : CheckHolds);

    public static ScopeFinding Unknown(string scope) =>
        new(scope, ScopeState.NotProven, null, null);
}

[JsonConverter(typeof(JsonStringEnumConverter<ScopeState>))]
public enum ScopeState
{
    /// <summary>Nothing has shown yet whether the key holds it.</summary>
    [JsonStringEnumMemberName("not_proven")]
    NotProven,

    [JsonStringEnumMemberName("granted")]
    Granted,

    [JsonStringEnumMemberName("missing")]
    Missing,
}

[JsonConverter(typeof(JsonStringEnumConverter<LearnedBy>))]
public enum LearnedBy
{
    /// <summary>The provider listed what the key holds.</summary>
    [JsonStringEnumMemberName("api_key_info")]
    ApiKeyInfo,

    /// <summary>A read was tried for it.</summary>
    [JsonStringEnumMemberName("probe")]
    Probe,

    /// <summary>An execution of a caller succeeded or was refused.</summary>
    [JsonStringEnumMemberName("use")]
    Use,
}

/// <summary>What a key lets an action do.</summary>
/// <param name="Missing">The scopes the key lacks; filled where <see cref="State"/> says so.</param>
public readonly record struct ActionPermission(
    ActionState State,
    IReadOnlyList<ScopeFinding> Missing
);

[JsonConverter(typeof(JsonStringEnumConverter<ActionState>))]
public enum ActionState
{
    [JsonStringEnumMemberName("not_proven")]
    NotProven,

    [JsonStringEnumMemberName("works")]
    Works,

    [JsonStringEnumMemberName("missing")]
    Missing,
}
