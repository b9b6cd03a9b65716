namespace Patchbay.Engine.Execution.Answers;

/// <summary>The way to a field of a row: names with dots between; <c>[]</c> after the name of a list may be written.</summary>
internal static class FieldPath
{
    private const string EveryItem = "[]";

    public static bool IsPath(string text) =>
        text.Length is > 0 and <= AnswerOptions.LongestField
        && text.Split('.').All(part => NameOf(part) is { Length: > 0 } name && !name.Contains('['));

    public static string[] Names(string path) => [.. path.Split('.').Select(NameOf)];

    private static string NameOf(string part) =>
        part.EndsWith(EveryItem, StringComparison.Ordinal) ? part[..^EveryItem.Length] : part;
}
