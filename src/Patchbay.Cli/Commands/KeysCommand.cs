using System.CommandLine;

namespace Patchbay.Cli.Commands;

internal sealed class KeysCommand : Command
{
    public KeysCommand(CliHost host)
        : base("keys", "The keys that seal customers' credentials in a hub.")
    {
        Add(new KeysRotateCommand(host));
        Add(new KeysStatusCommand(host));
        Add(new KeysStopCommand(host));
    }
}
