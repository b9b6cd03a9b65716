using System.CommandLine;

namespace Patchbay.Cli.Commands;

internal sealed class ConnectorsCommand : Command
{
    public ConnectorsCommand(CliHost host)
        : base("connectors", "The connector's own files.") => Add(new ConnectorsCheckCommand(host));
}
