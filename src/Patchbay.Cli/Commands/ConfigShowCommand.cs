using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Settings;

namespace Patchbay.Cli.Commands;

internal sealed class ConfigShowCommand : Command
{
    public ConfigShowCommand(CliHost host)
        : base("show", "Shows what is set and by what; keys are masked.")
    {
        var options = new SettingOptions(this);
        SetAction(parse =>
        {
            var json = parse.WantsJson();
            var settings = SettingsReader.Read(host, parse, options);
            if (!settings.Succeeded)
                return host.Fail(settings.Failure, json);
            if (json || !host.OutputIsTerminal)
                WriteJson(host, settings.Value);
            else
                host.WriteTable(
                    ["setting", "value", "set by"],
                    settings.Value.All.Select(setting =>
                        (string[])[setting.Definition.Key, setting.Shown, setting.Origin]
                    ),
                    settings.Value.All.Count == 0 ? "Nothing is set." : null
                );
            return ExitCode.Done;
        });
    }

    private static void WriteJson(CliHost host, CliSettings settings) =>
        host.WriteJson(writer =>
        {
            writer.WriteStartObject();
            foreach (var setting in settings.All)
            {
                writer.WriteStartObject(setting.Definition.Key);
                writer.WriteString("value", setting.Shown);
                writer.WriteString("setBy", setting.Origin);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        });
}
