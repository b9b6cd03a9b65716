using System.IO.Enumeration;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Access.Limits;

/// <summary>
/// The limits of a key or an agent session at work. Options and count are those of its holder; what made the holder keeps
/// its own beside: a session of a limited key uses up both.
/// </summary>
/// <param name="Holder">Whose limits they are, in words.</param>
/// <param name="Within">The limits of the key that made the session.</param>
internal sealed record CallLimits(
    LimitOptions Options,
    CallTally Tally,
    string Holder,
    CallLimits? Within = null
)
{
    private readonly int _effects = EffectsOf(Options);

    public bool Allows(ActionDefinition action) => WhyNot(action) is null;

    /// <summary>Why the action is never allowed, whatever is left of the counts; null when it is.</summary>
    public LimitRefusal? WhyNot(ActionDefinition action)
    {
        if (Options.ReadOnly == true && action.Effect != Effect.Read)
            return LimitRefusal.ReadOnly(Holder, action);
        if ((_effects & (1 << (int)action.Effect)) == 0)
            return LimitRefusal.Effect(Holder, action, Options.Effects!);
        if (Options.Actions is { } patterns && !Matches(patterns, action.Id))
            return LimitRefusal.Action(Holder, action.Label);
        return Within?.WhyNot(action);
    }

    /// <summary>Counts a call that is about to be sent; why it must not be, and then nothing is counted.</summary>
    public LimitRefusal? Take(bool isWrite)
    {
        if (
            !Tally.TryTake(
                Options.MaxCalls ?? long.MaxValue,
                Options.MaxWrites ?? long.MaxValue,
                isWrite
            )
        )
            return Tally.Calls >= Options.MaxCalls
                ? LimitRefusal.Calls(Holder, Options.MaxCalls.Value)
                : LimitRefusal.Writes(Holder, Options.MaxWrites ?? 0);
        if (Within?.Take(isWrite) is not { } refusal)
            return null;
        Tally.GiveBack(isWrite);
        return refusal;
    }

    private static bool Matches(IReadOnlyList<string> patterns, string action)
    {
        for (var index = 0; index < patterns.Count; index++)
            if (FileSystemName.MatchesSimpleExpression(patterns[index], action, ignoreCase: false))
                return true;
        return false;
    }

    private static int EffectsOf(LimitOptions options) =>
        options.Effects is { } words
            ? Enum.GetValues<Effect>()
                .Where(effect => words.Contains(EffectWord.Of(effect)))
                .Aggregate(0, (all, effect) => all | (1 << (int)effect))
            : ~0;
}
