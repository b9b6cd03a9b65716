using System.CommandLine;

namespace Patchbay.Cli.Commands;

internal sealed class ConfigCommand : Command
{
    public ConfigCommand(CliHost host)
        : base("config", "What is set, and where.")
    {
        Add(new ConfigPathCommand(host));
        Add(new ConfigShowCommand(host));
    }
}
