namespace Patchbay.Client;

/// <summary>How much of an action's answer is wanted.</summary>
/// <param name="Fields">Only these fields of each row, by paths such as <c>primaryEmailAddress.value</c>.</param>
/// <param name="Limit">At most so many rows.</param>
/// <param name="MaxTokens">What the answer may take of a language model's context; at least 200.</param>
/// <param name="Count">The number of rows instead of the rows; alone.</param>
public sealed record AnswerWanted(
    IReadOnlyList<string>? Fields = null,
    int? Limit = null,
    int? MaxTokens = null,
    bool? Count = null
);
