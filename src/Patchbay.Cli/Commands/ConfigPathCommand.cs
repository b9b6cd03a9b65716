using System.CommandLine;
using Patchbay.Cli.Settings;

namespace Patchbay.Cli.Commands;

internal sealed class ConfigPathCommand : Command
{
    public ConfigPathCommand(CliHost host)
        : base("path", "Prints where the configuration file is, or would be.") =>
        SetAction(parse =>
        {
            using var text = host.OpenText();
            text.WriteLine(ConfigFile.PathFor(host, parse));
        });
}
