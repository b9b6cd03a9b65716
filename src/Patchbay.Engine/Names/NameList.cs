namespace Patchbay.Engine.Names;

/// <summary>Records of a kind for a person to choose from.</summary>
/// <param name="More">There are more than these.</param>
/// <param name="Failures">What could not be read.</param>
/// <param name="Needs">What must be chosen before: the field and the kind of its record; null when nothing must.</param>
public sealed record NameList(
    IReadOnlyList<ResolvedName> Names,
    bool More,
    IReadOnlyList<NameFailure> Failures,
    NameNeed? Needs
);
