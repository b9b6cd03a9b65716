using System.Text.RegularExpressions;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Tools;

/// <summary>A prompt with its arguments filled in.</summary>
public static partial class PromptText
{
    /// <summary>The arguments that it cannot do without and that are empty.</summary>
    public static IReadOnlyList<string> Missing(
        PromptDefinition prompt,
        IReadOnlyDictionary<string, string> values
    ) =>
        prompt
            .Arguments.Where(argument => argument.Required && IsEmpty(values, argument.Name))
            .Select(argument => argument.Name)
            .ToList();

    public static string Fill(
        PromptDefinition prompt,
        IReadOnlyDictionary<string, string> values,
        Connector connector,
        ToolMode mode
    )
    {
        var text = Passages()
            .Replace(
                prompt.Text,
                passage =>
                    Places()
                        .Matches(passage.Groups["text"].Value)
                        .Any(place => IsEmpty(values, place.Groups["name"].Value))
                        ? ""
                        : passage.Groups["text"].Value
            );
        // In one pass, so that what was filled in is never read as a place itself.
        text = Places()
            .Replace(text, place => values.GetValueOrDefault(place.Groups["name"].Value, ""));
        return mode == ToolMode.SearchExecute
            ? $"{text}\n\nThe ids in this text are actions: run them with {OwnTools.Name(connector, OwnTools.Execute)}."
            : text;
    }

    private static bool IsEmpty(IReadOnlyDictionary<string, string> values, string name) =>
        string.IsNullOrWhiteSpace(values.GetValueOrDefault(name));

    /// <summary>Where a value goes.</summary>
    [GeneratedRegex(@"\{(?<name>[a-z_]+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Places();

    /// <summary>What goes with an empty value.</summary>
    [GeneratedRegex(
        @"\[\[(?<text>.*?)\]\]",
        RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    internal static partial Regex Passages();
}
