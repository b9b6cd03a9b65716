using Patchbay.Engine.Definitions;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Access.Limits;

/// <summary>Why a limit lets a call not pass. Asking again does not help, so none of them is retryable.</summary>
internal sealed record LimitRefusal(string Code, string Message, string Remedy)
{
    private const string OtherCaller =
        "Limits are set when a key or a session is made: make one that allows it, if it is to be allowed.";

    public static LimitRefusal ReadOnly(string holder, ActionDefinition action) =>
        new(
            "limited_read_only",
            $"{holder} may only read, and {action.Label} changes something.",
            OtherCaller
        );

    public static LimitRefusal Effect(
        string holder,
        ActionDefinition action,
        IReadOnlyList<string> allowed
    ) =>
        new(
            "effect_not_allowed",
            $"{holder} may {string.Join(" and ", allowed)}, and the effect of {action.Label} is {EffectWord.Of(action.Effect)}.",
            OtherCaller
        );

    public static LimitRefusal Action(string holder, string what) =>
        new("action_not_allowed", $"{holder} is not made for {what}.", OtherCaller);

    public static LimitRefusal Calls(string holder, long most) =>
        new(
            "calls_used_up",
            $"{holder} has made all of its {most} calls.",
            "They do not come back: make another key or session to go on."
        );

    public static LimitRefusal Writes(string holder, long most) =>
        new(
            "writes_used_up",
            $"{holder} has made all of its {most} calls that change something.",
            "It may still read. To change more, make another key or session."
        );
}
