using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Engine.Definitions;

namespace Patchbay.Cli.Commands;

internal sealed class ActionsShowCommand : ConnectorCommand
{
    private readonly Argument<string> _id = PatchbayCommand.ActionId();

    public ActionsShowCommand(CliHost host)
        : base(
            host,
            "show",
            "Shows everything about an action: what it does, needs, takes and answers."
        ) => Add(_id);

    protected override Task<CliFailure?> RunAsync(
        ParseResult parse,
        Connector connector,
        CancellationToken cancellationToken
    ) => Task.FromResult(Run(parse, connector));

    private CliFailure? Run(ParseResult parse, Connector connector)
    {
        var action = Cli.Connectors.Find(connector, parse.GetRequiredValue(_id));
        if (!action.Succeeded)
            return action.Failure;
        if (parse.WantsJson())
            Host.WriteJson(writer => ActionJson.WriteWhole(writer, action.Value));
        else
            ActionPage.Write(Host, connector, action.Value);
        return null;
    }
}
