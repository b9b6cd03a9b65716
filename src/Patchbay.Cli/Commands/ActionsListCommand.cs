using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Text;

namespace Patchbay.Cli.Commands;

internal sealed class ActionsListCommand : ConnectorCommand, IHasHelpNotes
{
    private readonly Option<string[]> _scopes = new("--scope")
    {
        HelpName = "SCOPE",
        Description = "Only actions that need this scope, by any of its names; may be repeated.",
    };

    private readonly Option<Effect?> _effect = Choice.Of<Effect>(
        "--effect",
        "Only actions with this effect."
    );

    private readonly Option<string?> _resource = new("--resource")
    {
        HelpName = "NAME",
        Description = "Only actions of this resource, such as candidate.",
    };

    private readonly Option<bool> _additional = new("--additional")
    {
        Description = "Only actions that the guide does not list.",
    };

    private readonly Option<bool> _guide = new("--guide")
    {
        Description = "Only actions that the guide lists.",
    };

    private readonly Option<string?> _search = new("--search")
    {
        HelpName = "WORDS",
        Description = "Only actions that speak of all these words.",
    };

    public ActionsListCommand(CliHost host)
        : base(host, "list", "Lists the actions, the guide's first and in its order.")
    {
        Add(_scopes);
        Add(_effect);
        Add(_resource);
        Add(_additional);
        Add(_guide);
        Add(_search);
        Validators.Add(result =>
        {
            if (result.GetValue(_additional) && result.GetValue(_guide))
                result.AddError("--additional and --guide exclude each other.");
        });
    }

    public string HelpNotes => "On a terminal a table; in a pipe, or with --json, a JSON array.";

    protected override Task<CliFailure?> RunAsync(
        ParseResult parse,
        Connector connector,
        CancellationToken cancellationToken
    ) => Task.FromResult(Run(parse, connector));

    private CliFailure? Run(ParseResult parse, Connector connector)
    {
        IEnumerable<ActionDefinition> actions = connector.Actions;
        foreach (var name in parse.GetValue(_scopes) ?? [])
        {
            if (!connector.Scopes.TryGet(name, out var scope))
                return Unknown("scope", name, connector.Scopes.All.Select(known => known.Name));
            actions = actions.Where(action => action.MinimalScopes.Contains(scope.Name));
        }
        if (parse.GetValue(_effect) is { } effect)
            actions = actions.Where(action => action.Effect == effect);
        if (parse.GetValue(_resource) is { } resource)
        {
            if (!connector.Resources.Any(known => known.Name == resource))
                return Unknown(
                    "resource",
                    resource,
                    connector.Resources.Select(known => known.Name)
                );
            actions = actions.Where(action => action.Resource == resource);
        }
        if (parse.GetValue(_additional))
            actions = actions.Where(action => action.Additional);
        if (parse.GetValue(_guide))
            actions = actions.Where(action => !action.Additional);
        if (parse.GetValue(_search) is { } words)
            actions = actions.Where(ActionWords.Matcher(words));

        Write(actions.ToList(), asJson: parse.WantsJson() || !Host.OutputIsTerminal);
        return null;
    }

    private void Write(List<ActionDefinition> actions, bool asJson)
    {
        if (asJson)
            Host.WriteJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var action in actions)
                    ActionJson.WriteSummary(writer, action);
                writer.WriteEndArray();
            });
        else
            Host.WriteTable(
                ["id", "label", "effect", "scopes"],
                actions.Select(Row),
                actions.Count == 1 ? "1 action" : $"{actions.Count} actions",
                whole: [0, 2]
            );
    }

    private static string[] Row(ActionDefinition action) =>
        [action.Id, action.Label, EnumNames.Of(action.Effect), string.Join(' ', action.Scopes)];

    private static CliFailure Unknown(string kind, string name, IEnumerable<string> known) =>
        CliFailure.Usage($"There is no {kind} {name}.") with
        {
            Suggestions = Nearest.Find(name, known),
        };
}
