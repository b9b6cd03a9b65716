using System.CommandLine;
using Patchbay.Engine.Definitions;

namespace Patchbay.Cli.Commands;

internal sealed class ConnectorsCheckCommand : Command
{
    private readonly Argument<string?> _folder = new("FOLDER")
    {
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "FOLDER",
        Description = "The folder of one connector. [default: the shipped one]",
    };

    public ConnectorsCheckCommand(CliHost host)
        : base("check", "Reads connector files and names every fault by file, line and field.")
    {
        Add(_folder);
        SetAction(parse => Run(host, parse.GetValue(_folder)));
    }

    private static int Run(CliHost host, string? folder)
    {
        var connector = ConnectorLoader.TryLoad(
            folder ?? ConnectorLoader.ShippedFolder(Cli.Connectors.Key),
            out var faults
        );
        using var text = host.OpenText();
        foreach (var fault in faults)
            text.WriteLine(fault);
        text.WriteLine(
            connector is null
                ? $"{faults.Count} fault{(faults.Count == 1 ? "" : "s")}"
                : $"no faults, {connector.Actions.Count} actions"
        );
        return connector is null ? ExitCode.Usage : ExitCode.Done;
    }
}
