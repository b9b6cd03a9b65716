using System.CommandLine;
using System.Text.Json;

namespace Patchbay.Cli;

/// <summary>Options that take one word of a few.</summary>
internal static class Choice
{
    public static Option<T?> Of<T>(string name, string description)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>()
            .Select(JsonNamingPolicy.KebabCaseLower.ConvertName)
            .ToArray();
        var option = new Option<T?>(name)
        {
            HelpName = string.Join('|', words),
            Description = description,
            CustomParser = result =>
            {
                var index = Array.IndexOf(words, result.Tokens[0].Value);
                if (index >= 0)
                    return Enum.GetValues<T>()[index];
                result.AddError(
                    $"{name} takes {string.Join(", ", words[..^1])} or {words[^1]}, not {result.Tokens[0].Value}."
                );
                return null;
            },
        };
        option.CompletionSources.Add(words);
        return option;
    }
}
