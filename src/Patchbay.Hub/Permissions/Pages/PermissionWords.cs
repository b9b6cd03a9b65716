using Patchbay.Engine.Scopes;

namespace Patchbay.Hub.Permissions.Pages;

/// <summary>The report's states as people read them.</summary>
internal static class PermissionWords
{
    public static string Of(ScopeState state) =>
        state switch
        {
            ScopeState.Granted => "granted",
            ScopeState.Missing => "missing",
            _ => "not proven",
        };

    public static string Of(ActionState state) =>
        state switch
        {
            ActionState.Works => "works",
            ActionState.Missing => "missing",
            _ => "not proven",
        };

    public static string Of(LearnedBy? way) =>
        way switch
        {
            LearnedBy.ApiKeyInfo => "The provider says so",
            LearnedBy.Probe => "By a read",
            LearnedBy.Use => "By use",
            _ => "",
        };

    /// <summary>The badge's meaning.</summary>
    public static string? Kind(string state) =>
        state switch
        {
            "granted" or "works" => "good",
            "missing" => "bad",
            _ => null,
        };
}
