using System.CommandLine;
using System.CommandLine.Help;
using Patchbay.Cli.Output;

namespace Patchbay.Cli.Commands;

/// <summary>The command <c>patchbay</c> with everything under it.</summary>
internal static class PatchbayCommand
{
    public static RootCommand Create(CliHost host)
    {
        var root = new RootCommand("Runs Ashby's actions and says what each needs.")
        {
            new ActionsCommand(host),
            new ScopesCommand(host),
            new GuideCommand(host),
            new RunCommand(host),
            new ResolveCommand(host),
            new McpCommand(host),
            new AccountsCommand(host),
            new ConnectCommand(host),
            new KeysCommand(host),
            new AuditCommand(host),
            new LinkCommand(host),
            new ConfigCommand(host),
            new ConnectorsCommand(host),
        };
        root.HelpName = "patchbay";
        GlobalOptions.AddTo(root);
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithNotes((HelpAction)help.Action!, host.Width);
        return root;
    }

    public static Argument<string[]> ActionIds(ArgumentArity arity)
    {
        var ids = new Argument<string[]>("ID")
        {
            Arity = arity,
            HelpName = "ID",
            Description = "Ids of actions, such as ashby_list_candidates.",
        };
        ids.CompletionSources.Add(context => Ids(context.ParseResult));
        return ids;
    }

    public static Argument<string> ActionId()
    {
        var id = new Argument<string>("ID")
        {
            HelpName = "ID",
            Description = "The action's id, such as ashby_list_candidates.",
        };
        id.CompletionSources.Add(context => Ids(context.ParseResult));
        return id;
    }

    private static IEnumerable<string> Ids(ParseResult parse) =>
        Cli.Connectors.Load(parse).Value?.Actions.Select(action => action.Id) ?? [];
}
