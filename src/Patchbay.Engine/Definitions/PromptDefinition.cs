namespace Patchbay.Engine.Definitions;

/// <summary>Common work with a provider, told to an agent when its user picks it by name.</summary>
/// <param name="Text">With <c>{argument}</c> where a value goes, and <c>[[ … ]]</c> around what goes with an empty one.</param>
public sealed record PromptDefinition(
    string Name,
    string Title,
    string Description,
    IReadOnlyList<PromptArgumentDefinition> Arguments,
    string Text
);

/// <param name="Kind">The kind of record that it names, as in <c>names.yaml</c>; null for none.</param>
public sealed record PromptArgumentDefinition(
    string Name,
    string Description,
    bool Required,
    string? Kind
);
