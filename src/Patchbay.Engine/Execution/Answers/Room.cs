namespace Patchbay.Engine.Execution.Answers;

/// <summary>How much of a note's lists is said: in a small answer they would take the place of the data.</summary>
internal static class Room
{
    private const int MostSaid = 12;
    private const int MostLetters = 600;

    /// <summary>As many from the start as are short enough together.</summary>
    public static IReadOnlyList<T> For<T>(IReadOnlyList<T> items, Func<T, int> length, int? tokens)
    {
        // A third of the tokens, at three letters each.
        var left = int.Min(MostLetters, tokens ?? MostLetters);
        var count = 0;
        while (count < items.Count && count < MostSaid && (left -= length(items[count]) + 4) >= 0)
            count++;
        return [.. items.Take(count)];
    }
}
