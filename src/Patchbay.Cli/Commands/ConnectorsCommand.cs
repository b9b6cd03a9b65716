using System.CommandLine;

namespace Patchbay.Cli.Commands;

internal sealed class ConnectorsCommand : Command
{
    public ConnectorsCommand(CliHost host)
        : base("connectors", "For those who write connector files.") =>
        Add(new ConnectorsCheckCommand(host));
}
