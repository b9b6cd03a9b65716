using Patchbay.Engine.Definitions;

namespace Patchbay.Cli.Commands;

/// <summary>A filter by words: all of them must stand somewhere in what an action says of itself.</summary>
internal static class ActionWords
{
    public static Func<ActionDefinition, bool> Matcher(string words)
    {
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return action =>
        {
            var text = string.Join(
                '\n',
                (string[])
                    [
                        action.Id,
                        action.Label,
                        action.Resource,
                        action.Endpoint,
                        action.Description,
                        .. action.Aliases,
                        .. action.Requests,
                    ]
            );
            return wanted.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        };
    }
}
