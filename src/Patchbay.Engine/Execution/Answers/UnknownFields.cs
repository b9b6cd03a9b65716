using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>Which of the fields asked for the action's answers do not have.</summary>
internal static class UnknownFields
{
    /// <summary>A note of them; null when there are none.</summary>
    /// <param name="tree">The fields asked for, after all rows were written by it; null when none were.</param>
    public static AnswerNote? In(ActionDefinition action, AnswerOptions options, FieldTree? tree)
    {
        if (tree is null)
            return null;
        var unknown = options
            .Fields!.Distinct()
            .Where(field => !tree.Saw(field))
            .Select(field => KnownFields.Judge(action.Output, field))
            .OfType<UnknownField>()
            .ToList();
        if (unknown.Count == 0)
            return null;
        var said = Room.For(
            unknown,
            one => one.Field.Length + one.Nearest.Sum(near => near.Length + 4),
            options.MaxTokens
        );
        return new AnswerNote
        {
            UnknownFields = said,
            MoreUnknownFields = unknown.Count - said.Count,
        };
    }
}
