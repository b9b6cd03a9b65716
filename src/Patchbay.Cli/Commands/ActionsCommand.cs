using System.CommandLine;

namespace Patchbay.Cli.Commands;

internal sealed class ActionsCommand : Command
{
    public ActionsCommand(CliHost host)
        : base("actions", "What can be run.")
    {
        Add(new ActionsListCommand(host));
        Add(new ActionsSearchCommand(host));
        Add(new ActionsShowCommand(host));
    }
}
