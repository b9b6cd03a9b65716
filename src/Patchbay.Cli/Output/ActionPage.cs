using Patchbay.Cli.Inputs;
using Patchbay.Engine.Definitions;
using Spectre.Console;

namespace Patchbay.Cli.Output;

/// <summary>Everything about an action, for reading.</summary>
internal static class ActionPage
{
    public static void Write(CliHost host, Connector connector, ActionDefinition action)
    {
        using var text = host.OpenText();
        var console = host.OpenConsole(text);
        var heading = new Style(decoration: Decoration.Bold);

        console.Write(new Text($"{action.Label}  {action.Id}\n", heading));
        Line(action.Description);
        if (action.NotFor is { } notFor)
            Line($"Not for: {notFor}");
        if (action.Aliases.Count > 0)
            Line($"Also called: {string.Join(", ", action.Aliases)}");

        Head("Effect");
        foreach (var line in Effects(connector, action))
            Line(line);

        Head("Permissions of the key");
        foreach (var name in action.MinimalScopes)
            Line(Scope(connector, name));
        foreach (var difference in action.ProviderScopes)
            Line($"On {difference.Scope}: {difference.Reason}");

        Head("Input");
        var input = new SchemaView(action.Input.Bundle(), action.Input.Bundle());
        console.Write(
            Tables.Create(
                ["field", "type", "required", "description"],
                FieldRows.Of(input),
                whole: [0]
            )
        );
        var alternatives = input.Alternatives().Select(Alternative).ToList();
        if (alternatives.Count > 0)
            Line($"One of these is needed: {string.Join("; ", alternatives)}.");
        Head("Example");
        text.WriteLine($"patchbay run {action.Id}{ExampleInput.Arguments(action)}");
        if (action.Errors.Count > 0)
        {
            Head("Errors of its own");
            Line(string.Join(", ", action.Errors));
        }
        if (action.Related.Count > 0)
        {
            Head("Related");
            Line(string.Join(", ", action.Related));
        }

        void Head(string title) => console.Write(new Text($"\n{title}\n", heading));
        void Line(string line) => console.Write(new Text(line.TrimEnd() + "\n"));
    }

    private static IEnumerable<string> Effects(Connector connector, ActionDefinition action)
    {
        yield return action.Effect switch
        {
            Effect.Read => "Reads; changes nothing.",
            Effect.Create => "Creates something.",
            Effect.Update => "Changes something.",
            _ => "Deletes something.",
        };
        if (action.Irreversible)
            yield return "It cannot be undone.";
        if (action.MailsCandidate)
            yield return "It sends mail to a candidate, or has an option that does.";
        if (action.Effect != Effect.Read)
            yield return action.SafeToRepeat
                ? "Sending it twice leaves the same state as once."
                : "Sending it twice may do it twice.";
        yield return $"Calls {connector.Info.Name}'s {action.Endpoint}.";
        yield return action.Paging switch
        {
            Paging.Cursor => "Answers page by page: --all follows them.",
            Paging.CursorAndSyncToken =>
                "Answers page by page: --all follows them, and the last one brings a syncToken that later gives only what changed.",
            _ => "Answers at once, without pages.",
        };
    }

    private static string Alternative((string? Title, IReadOnlyList<string> Required) choice) =>
        string.Join(" and ", choice.Required) + (choice.Title is null ? "" : $" ({choice.Title})");

    private static string Scope(Connector connector, string name) =>
        connector.Scopes.TryGet(name, out var scope)
            ? $"[x] {scope.TickBox}  ({scope.Name})"
            : name;
}
