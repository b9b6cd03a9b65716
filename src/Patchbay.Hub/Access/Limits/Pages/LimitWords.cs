namespace Patchbay.Hub.Access.Limits.Pages;

/// <summary>Limits and what is used of them, for people to read.</summary>
internal static class LimitWords
{
    /// <summary>Empty where nothing is limited.</summary>
    public static IReadOnlyList<string> Of(LimitOptions? limits, UsedLimits? used)
    {
        if (limits is null)
            return [];
        var words = new List<string>();
        if (limits.ReadOnly == true)
            words.Add("Reads only");
        if (limits.Effects is { } effects)
            words.Add($"Effects: {string.Join(", ", effects)}");
        if (limits.Actions is { } actions)
            words.Add($"Actions: {string.Join(", ", actions)}");
        if (limits.MaxCalls is { } calls)
            words.Add($"{used?.Calls ?? 0} of {calls} calls made");
        if (limits.MaxWrites is { } writes)
            words.Add($"{used?.Writes ?? 0} of {writes} changes made");
        return words;
    }
}
