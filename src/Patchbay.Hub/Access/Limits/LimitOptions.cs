namespace Patchbay.Hub.Access.Limits;

/// <summary>What a key or an agent session may call at most, as it is asked for, kept and shown.</summary>
/// <param name="ReadOnly">Only what changes nothing.</param>
/// <param name="Effects">Of read, create, update, delete; null allows all.</param>
/// <param name="Actions">Patterns of action ids, such as <c>ashby_list_*</c>; null allows all.</param>
/// <param name="MaxCalls">In its whole life; null sets no bound.</param>
/// <param name="MaxWrites">Of those, how many may change something; null sets no bound.</param>
internal sealed record LimitOptions(
    bool? ReadOnly,
    IReadOnlyList<string>? Effects,
    IReadOnlyList<string>? Actions,
    long? MaxCalls,
    long? MaxWrites
)
{
    /// <summary>Null where they limit nothing, so that nothing is to be checked.</summary>
    public static LimitOptions? Of(LimitOptions? given) =>
        given
            is null
                or {
                    ReadOnly: not true,
                    Effects: null,
                    Actions: null,
                    MaxCalls: null,
                    MaxWrites: null
                }
            ? null
            : given;
}

/// <summary>Limits and what is used up of them, on the wire.</summary>
/// <param name="Calls">Made so far.</param>
/// <param name="Writes">Of those, the ones that change something.</param>
internal sealed record UsedLimits(long Calls, long Writes);
