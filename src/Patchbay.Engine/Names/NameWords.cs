namespace Patchbay.Engine.Names;

/// <summary>The words for what became of a text, on every wire.</summary>
public static class NameWords
{
    public static string Of(ResolutionState state) =>
        state switch
        {
            ResolutionState.Resolved => "resolved",
            ResolutionState.Ambiguous => "ambiguous",
            ResolutionState.NotFound => "not_found",
            ResolutionState.CouldNotLook => "could_not_look",
            ResolutionState.UnknownKind => "unknown_kind",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    public static string Of(NameMatch match) =>
        match switch
        {
            NameMatch.Id => "id",
            NameMatch.Exact => "exact",
            NameMatch.Folded => "folded",
            NameMatch.Only => "only",
            NameMatch.Prefix => "prefix",
            NameMatch.Part => "part",
            NameMatch.Typo => "typo",
            _ => throw new ArgumentOutOfRangeException(nameof(match), match, null),
        };
}
