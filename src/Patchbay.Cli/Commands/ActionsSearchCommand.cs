using System.CommandLine;
using System.Globalization;
using Patchbay.Cli.Output;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Search;

namespace Patchbay.Cli.Commands;

internal sealed class ActionsSearchCommand : ConnectorCommand, IHasHelpNotes
{
    private readonly Argument<string[]> _words = new("words")
    {
        HelpName = "WORDS",
        Description = "What is wanted, in your own words and language; or an id or a label.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<int> _top = new("--top")
    {
        HelpName = "NUMBER",
        Description = "How many to show at most.",
        DefaultValueFactory = _ => 10,
    };

    public ActionsSearchCommand(CliHost host)
        : base(host, "search", "Finds the actions that a request means, best first.")
    {
        Add(_words);
        Add(_top);
        _top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--top must be at least 1.");
        });
    }

    public string HelpNotes =>
        "On a terminal a table; in a pipe, or with --json, a JSON array. A score of 1 is the exact name.";

    protected override Task<CliFailure?> RunAsync(
        ParseResult parse,
        Connector connector,
        CancellationToken cancellationToken
    )
    {
        var hits = ActionSearch
            .For(connector)
            .Find(string.Join(' ', parse.GetRequiredValue(_words)), parse.GetRequiredValue(_top));
        Write(hits, asJson: parse.WantsJson() || !Host.OutputIsTerminal);
        return Task.FromResult<CliFailure?>(null);
    }

    private void Write(IReadOnlyList<ActionHit> hits, bool asJson)
    {
        if (asJson)
            Host.WriteJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var hit in hits)
                    ActionJson.WriteHit(writer, hit);
                writer.WriteEndArray();
            });
        else
            Host.WriteTable(
                ["score", "id", "label", "effect"],
                hits.Select(Row),
                hits.Count == 1 ? "1 action" : $"{hits.Count} actions",
                whole: [0, 1, 3]
            );
    }

    private static string[] Row(ActionHit hit) =>
        [
            hit.Score.ToString("0.00", CultureInfo.InvariantCulture),
            hit.Action.Id,
            hit.Action.Label,
            EnumNames.Of(hit.Action.Effect),
        ];
}
