using System.Globalization;

namespace Patchbay.Hub.Access.Limits.Pages;

/// <summary>The limits as a form has them; what is left empty sets no bound.</summary>
public sealed record TypedLimits(
    bool ReadOnly,
    IReadOnlyList<string> Effects,
    string Actions,
    string MaxCalls,
    string MaxWrites
)
{
    public static TypedLimits None { get; } = new(false, [], "", "", "");

    public bool IsEmpty =>
        !ReadOnly
        && Effects.Count == 0
        && Actions.Length == 0
        && MaxCalls.Length == 0
        && MaxWrites.Length == 0;

    internal static TypedLimits Read(IFormCollection form) =>
        new(
            form["read_only"] == "true",
            form["effects"].OfType<string>().ToList(),
            form["actions"].ToString().Trim(),
            form["max_calls"].ToString().Trim(),
            form["max_writes"].ToString().Trim()
        );

    internal LimitOptions Options =>
        new(
            ReadOnly ? true : null,
            Effects.Count == 0 ? null : Effects,
            Actions.Length == 0
                ? null
                : Actions.Split(
                    [',', ' ', '\n', '\r'],
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                ),
            Number(MaxCalls),
            Number(MaxWrites)
        );

    // What is no number is not let through as none: the rules refuse it as one below all.
    private static long? Number(string text) =>
        text.Length == 0 ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
        : -1;
}
